"""Faults of the Bot API and of the way to it, drawn by a seeded plan: one call after the other, in any mixture.

    api.plan = FaultPlan(seed=7, share=1 / 3)

From then on a third of the calls fails, each in one of the ways of `KINDS` that its method can fail in.
Which call of a method fails, and how, depends on the seed alone. Both transports act the faults out: over
HTTP on real sockets, in process as the errors that the library makes of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from random import Random
from typing import TYPE_CHECKING, Literal

from telegram_api import lasting
from telegram_api.values import Json, Params, RefusedError, written

if TYPE_CHECKING:
    from telegram_api.server import TelegramApi

End = Literal["whole", "drip", "cut", "reset", "silence"]
"""How an answer goes over: as it should, in drops, broken off by a reset, a reset instead of it, or never."""

EDITS = ("editMessageText", "editMessageReplyMarkup")
QUERIES = ("answerCallbackQuery", "answerInlineQuery")
UPDATES = ("getUpdates",)

PAGE = b"<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>"
PORTAL = b"<!DOCTYPE html><html><body><form action='/login'>Wi-Fi</form></body></html>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One way in which a call fails.

    `effect` is whether the call takes effect all the same. The answer is `status` with `body` of content
    type `kind`, each None for what the call itself would have got; it goes over as `end` says, of a body
    that is `truncated` only the first half. `methods` are those that can fail so, empty for all; `needs` is a
    parameter without which none does.
    """

    effect: bool = False
    status: int | None = None
    body: bytes | None = None
    kind: str = "application/json"
    end: End = "whole"
    truncated: bool = False
    methods: Collection[str] = ()
    needs: str = ""


def _refused(status: int, description: str, *methods: str) -> Fault:
    return Fault(status=status, body=written(RefusedError(status, description).json()), methods=methods)


KINDS: Mapping[str, Fault] = {
    "internal": _refused(500, "Internal Server Error"),
    "internal after": Fault(effect=True, status=500, body=written(RefusedError(500, "Internal Server Error").json())),
    "gateway": Fault(status=502, body=PAGE, kind="text/html"),
    "gateway after": Fault(effect=True, status=502, body=PAGE, kind="text/html"),
    "reset": Fault(end="reset"),
    "reset within": Fault(effect=True, end="cut"),
    "silence": Fault(end="silence"),
    "silence after": Fault(effect=True, end="silence"),
    "drip": Fault(effect=True, end="drip"),
    "truncated": Fault(effect=True, truncated=True),
    "mistyped": Fault(effect=True, kind="text/html; charset=iso-8859-1"),
    "portal": Fault(status=200, body=PORTAL, kind="text/html"),
    "foreign": Fault(status=200, body=b'{"status": "login required"}'),
    "foreign list": Fault(status=200, body=b"[]"),
    "too deep": Fault(status=200, body=b"[" * 100_000),
    "not modified": _refused(400, f"Bad Request: {lasting.NOT_MODIFIED}", *EDITS),
    "too old": _refused(400, f"Bad Request: {lasting.OLD_QUERY}", *QUERIES),
    "entities": replace(
        _refused(400, f"Bad Request: {lasting.ENTITIES}", "sendMessage", "editMessageText"), needs="parse_mode"
    ),
    "flood": Fault(effect=True, methods=lasting.FLOODED),
    "flood for hours": Fault(effect=True, methods=lasting.FLOODED),
    "removed": Fault(effect=True, methods=lasting.SENDS),
    "moved": Fault(effect=True, methods=lasting.SENDS),
    "topic gone": Fault(effect=True, methods=lasting.SENDS),
    "topic closed": Fault(effect=True, methods=lasting.SENDS),
    "twice": Fault(effect=True, methods=UPDATES),
    "out of order": Fault(effect=True, methods=UPDATES),
    "held back": Fault(effect=True, methods=UPDATES),
}
"""All kinds by their names. Those of `lasting.CHANGES` first change the chat or the queue, for good or for a while."""

HARMLESS = frozenset({"drip", "mistyped", "twice", "out of order", "held back"})
"""Kinds in which the call succeeds in the end."""

AMBIGUOUS = frozenset({"internal after", "gateway after", "reset within", "silence after", "truncated"})
"""Kinds in which the call took effect and the caller cannot know it."""


@dataclass
class FaultPlan:
    """What fails: a `share` of the calls of some methods (empty: of all), by the weights of kinds (0: never).

    Only chats of `victims` suffer what lasts (removed, moved, a flood of hours, topics). `waits` are the
    least and most seconds of a flood wait, `silence` the seconds for which nothing is answered, `dripping`
    those that a slow answer takes. `drawn` counts what failed by (method, kind).
    """

    seed: int = 1
    share: float = 1 / 3
    weights: Mapping[str, float] = field(default_factory=dict)
    methods: Collection[str] = ()
    victims: Collection[int] = ()
    waits: tuple[int, int] = (1, 3)
    silence: float = 30.0
    dripping: float = 0.5
    drawn: Counter[tuple[str, str]] = field(default_factory=Counter)
    calls: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        assert set(self.weights) <= set(KINDS), "weights are of known kinds"

    def draw(self, api: TelegramApi, method: str, params: Params) -> str:
        """Tell how the next call of a method fails, empty where it does not; what that changes is changed."""
        self.calls[method] += 1
        luck = Random(f"{self.seed} {method} {self.calls[method]}")
        if (self.methods and method not in self.methods) or luck.random() >= self.share:
            return ""
        able = [kind for kind in KINDS if self._able(api, kind, method, params)]
        weights = [self.weights.get(kind, 1.0) for kind in able]
        if not sum(weights):
            return ""
        kind = luck.choices(able, weights)[0]
        if change := lasting.CHANGES.get(kind):
            change.make(api, params, luck.randint(*self.waits))
        self.drawn[method, kind] += 1
        return kind

    def _able(self, api: TelegramApi, kind: str, method: str, params: Params) -> bool:
        """Whether a call can fail in that way."""
        methods = KINDS[kind].methods
        if (methods and method not in methods) or (KINDS[kind].needs and not params.text(KINDS[kind].needs)):
            return False
        change = lasting.CHANGES.get(kind)
        if change is None:
            return True
        if change.victims and params.number("chat_id") not in self.victims:
            return False
        return change.possible(api, params)

    def count(self, *kinds: str) -> int:
        """Count the calls that failed in some ways, in any where none is named."""
        return sum(number for (_, kind), number in self.drawn.items() if not kinds or kind in kinds)


@dataclass(frozen=True, slots=True)
class Served:
    """What goes back to the caller: status, body, content type, and how it goes over."""

    status: int
    body: bytes
    kind: str = "application/json"
    end: End = "whole"


def spoiled(kind: str, whole: tuple[int, Json]) -> Served:
    """Make of the answer that a call would get the one that it gets; `kind` is empty where nothing fails."""
    fault = KINDS[kind] if kind else Fault(effect=True)
    status, body = whole[0], written(whole[1])
    if fault.body is not None and fault.status is not None:
        status, body = fault.status, fault.body
    return Served(status, body[: len(body) // 2] if fault.truncated else body, fault.kind, fault.end)


def effective(kind: str) -> bool:
    """Whether a call takes effect that fails so, or (empty) does not fail."""
    return not kind or KINDS[kind].effect
