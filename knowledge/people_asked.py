"""How questions ask for the people of a body: how many there are, and whether others may be chosen."""

from __future__ import annotations

from knowledge.patterns import Pattern

MEMBERS = Pattern(
    r" (?:ban to chuc|tieu ban|ban chi dao|hoi dong(?: \w+){0,6}|to giup viec|doan chu tich|to thu ky|ban thu ky"
    r"|ban kiem phieu|ban giam khao|ban le tan|ban hau can)(?: \w+){0,14} "
    r"(?:bao nhieu|may) (?:\w+ )?(?:nguoi|thanh vien|dong chi|vi|uy vien|can bo) "
    r"| (?:ban to chuc|tieu ban|ban chi dao|to giup viec|doan chu tich|to thu ky|ban thu ky|ban kiem phieu)"
    r"(?: \w+){0,10} (?:gom|co|la|do)(?: co| nhung)? (?:ai|nhung ai|nguoi nao|thanh phan nao)"
    r" (?!(?:\w+ )?(?:lap|chi dao|chu tri|quyet|ky|phu trach|chon|cu|ra|ban hanh))"
    r"| (?:bao nhieu|may) (?:nguoi|thanh vien|dong chi|vi|uy vien)(?: \w+){0,3} (?:trong|thuoc|cua|vao|o)"
    r" (?:ban to chuc|tieu ban|ban chi dao|hoi dong|to giup viec|doan chu tich) ",
    " ban ",
    " tieu ban ",
    " hoi dong ",
    " to ",
    " doan ",
)
"""The number of members of a body."""

FROM_WITHIN = Pattern(
    r" (?:cu|chon|lay|moi|dai bieu|gioi thieu|di du|du|tham du)(?: \w+){0,12} "
    r"(?:chi|co phai chi|phai|nhat thiet|bat buoc)(?: \w+){0,4} "
    r"(?:trong|o|thuoc|cua|gioi han)(?: \w+){0,2} (?:co quan|don vi|noi bo|nganh|to chuc)(?: \w+){0,3} "
    r"(?:khong|ha|a|thoi|dung khong|phai khong|hay) "
    r"| (?:cu|chon|lay|dai bieu)(?: \w+){0,12} (?:hay|hoac)(?: la)? (?:chi|phai)(?: \w+){0,2} "
    r"(?:can bo|nguoi|trong|co quan|noi bo|van phong) "
    r"| chi (?:duoc |phai |can |nen )*(?:lay|cu|chon|moi|dua|gom) (?:\w+ ){0,3}(?:trong|o|thuoc|cua) (?:\w+ ){0,2}"
    r"(?:co quan|don vi|noi bo|nganh|to chuc)(?: \w+){0,3} (?:khong|ha|a|thoi|chu) "
    r"| (?:nguoi|tap the|ca nhan) ngoai (?:co quan|don vi|nganh|van phong|hoi(?! nghi| truong)|doan|hiep hoi|to chuc"
    r"|noi bo)(?: \w+){0,6} (?:khong|chua|ha|a) "
    r"| (?:gioi han|bo hep|goi gon|bo buoc|han che|khoanh|(?:bi|co) bo)"
    r"(?: chi)? (?:trong|o|vao)(?: \w+){0,2} (?:co quan|don vi|noi bo|nganh|to chuc)(?: \w+){0,8}"
    r" (?:khong|chua|ha|a|hay) ",
    " chi ",
    " gioi han ",
    " bo hep ",
    " goi gon ",
    " bo buoc ",
    " bi bo ",
    " co bo ",
    " han che ",
    " khoanh ",
    " phai ",
    " ngoai ",
    " nhat thiet ",
    " bat buoc ",
)
"""Whether people are to be chosen from within one body only."""
