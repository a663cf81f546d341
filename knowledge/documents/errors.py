"""What can be wrong with a document that somebody sends; each error knows what the reply needs.

KehoachError
└── DocumentError         `name` is the file's own name, without folders
    ├── TooLarge          more bytes, pages or lines than are read
    ├── NoWords           nothing to read; `scanned` where pages hold only pictures
    ├── Locked            encrypted, wants a password
    ├── HasMacros         holds programs, which are never opened
    ├── UnknownKind       no kind of file that is read
    ├── WrongEnding       the name's ending does not fit what is inside
    └── Damaged           cannot be read to its end
"""

from __future__ import annotations

from knowledge.errors import KehoachError


class DocumentError(KehoachError):
    """A document that cannot be taken; `name` is what its sender called it."""

    def __init__(self, name: str, detail: str = "") -> None:
        self.name = name
        self.detail = detail
        super().__init__(f"{name}: {type(self).__name__} {detail}".rstrip())


class TooLarge(DocumentError):  # noqa: N818 - reads as what it says where it is raised
    """More than is read; `what` is `bytes`, `pages`, `lines` or `parts`, `most` how many are."""

    def __init__(self, name: str, what: str, most: int) -> None:
        self.what = what
        self.most = most
        super().__init__(name, f"{what} > {most}")


class NoWords(DocumentError):  # noqa: N818 - as above
    """A document without words; `scanned` is true where its pages are pictures."""

    def __init__(self, name: str, *, scanned: bool = False) -> None:
        self.scanned = scanned
        super().__init__(name, "scanned" if scanned else "")


class Locked(DocumentError):  # noqa: N818 - as above
    """An encrypted document."""


class HasMacros(DocumentError):  # noqa: N818 - as above
    """A document with programs inside."""


class UnknownKind(DocumentError):  # noqa: N818 - as above
    """A file of a kind that is not read; `detail` names the kind where it is known (`.doc`)."""


class WrongEnding(DocumentError):  # noqa: N818 - as above
    """A file whose content, of the kind in `detail`, does not fit its name's ending."""


class Damaged(DocumentError):  # noqa: N818 - as above
    """A file that breaks off or breaks the rules of its kind; `detail` is the reason in a library's words."""
