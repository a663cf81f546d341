"""The Bot API itself: state, the queue of updates, and `call`, which answers as Telegram would.

Nothing here knows how a call came in: `in_process.py` and `over_http.py` are two ways to it.
"""

from __future__ import annotations

import json
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from telegram_api import methods
from telegram_api.chats import ChatState
from telegram_api.faults import HARMLESS, KINDS, FaultPlan
from telegram_api.limits import Flood
from telegram_api.strict import complaints_of
from telegram_api.updates import Updates
from telegram_api.values import Json, Message, Params, RefusedError, User, bad_request

TOKEN = "123456:AAtestTESTtestTESTtestTESTtestTESTtes"
BATCH = 100


@dataclass(frozen=True, slots=True)
class Call:
    """A call that the bot made: method, parameters, status, what failed of it (or nothing), when, and what was said."""

    method: str
    params: Params
    status: int
    fault: str = ""
    at: float = 0.0
    said: str = ""


@dataclass(slots=True)
class Fault:
    """A failure to serve instead of an answer: for which method ("" any), and how many times more."""

    refusal: RefusedError | Exception
    method: str = ""
    times: int = 1
    after: bool = False


@dataclass(slots=True)
class Press:
    """A button press: the person, whether it may still be answered, and the notices it got."""

    user: User
    late: bool = False
    notices: list[str] = field(default_factory=list)


@dataclass
class TelegramApi:
    """A Telegram with one bot. Chats are made through `people.py`; the bot speaks through `call`.

    `handed` is when each update first went over whole, by its id; `unclean` gathers what `strict.py` says
    against anything that the bot sent.
    """

    token: str = TOKEN
    bot: User = field(default_factory=lambda: User(777001, "Kế hoạch", bot=True, username="kehoach_bot"))
    privacy: bool = True
    clock: Callable[[], float] = time.monotonic
    chats: dict[int, ChatState] = field(default_factory=dict)
    flood: Flood = field(default_factory=Flood)
    calls: list[Call] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    presses: dict[str, Press] = field(default_factory=dict)
    inline: dict[str, list[Json] | None] = field(default_factory=dict)
    inline_options: dict[str, Params] = field(default_factory=dict)
    late_inline: set[str] = field(default_factory=set)
    menus: dict[tuple[str, str], list[Json]] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    webhook: Params | None = None
    allowed: list[str] | None = None
    on_update: list[Callable[[], None]] = field(default_factory=list)
    counts: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))
    plan: FaultPlan | None = None
    handed: dict[int, float] = field(default_factory=dict)
    unclean: list[str] = field(default_factory=list)
    updates: Updates = field(default_factory=Updates)
    _last_update: int = 1000

    def call(self, token: str, method: str, params: Params, fault: str = "") -> tuple[int, Json]:
        """Answer one call: the HTTP status and the body; `fault` names what fails of it later, or nothing."""
        self.unclean += [f"{method}: {said}" for said in complaints_of(params)]
        try:
            result = self._answer(token, method, params)
        except RefusedError as refused:
            status, body = refused.status, refused.json()
        else:
            status, body = 200, Json({"ok": True, "result": result})
            if isinstance(result, list) and method == "getUpdates" and (not fault or fault in HARMLESS):
                self.updates.delivered(result)
                for update in result:
                    self.handed.setdefault(int(update["update_id"]), self.clock())
        self._note(method, params, status, fault, str(body.get("description", "")))
        return status, body

    def fault(self, method: str, params: Params) -> str:
        """Draw from the plan how a call fails that has just come, empty where it does not."""
        return self.plan.draw(self, method, params) if self.plan else ""

    def miss(self, method: str, params: Params, fault: str) -> tuple[int, Json]:
        """Let a call have no effect, because of a fault."""
        self._note(method, params, KINDS[fault].status or 0, fault)
        return 0, {}

    def _note(self, method: str, params: Params, status: int, fault: str, said: str = "") -> None:
        self.counts[method] += 1
        if method != "getUpdates":
            self.calls.append(Call(method, params, status, fault, self.clock(), said))

    def _answer(self, token: str, method: str, params: Params) -> object:
        self._check_token(token)
        fault = next((fault for fault in self.faults if fault.method in ("", method)), None)
        if fault is not None:
            fault.times -= 1
            if fault.times <= 0:
                self.faults.remove(fault)
            if fault.after:
                methods.METHODS[method](self, params)
            raise fault.refusal
        if method == "getUpdates":
            return self._updates(params)
        if method not in methods.METHODS:
            raise RefusedError(404, "Not Found: method not found")
        return methods.METHODS[method](self, params)

    def _check_token(self, token: str) -> None:
        if ":" not in token:
            raise RefusedError(404, "Not Found")
        if token != self.token:
            raise RefusedError(401, "Unauthorized")

    def _updates(self, params: Params) -> list[Json]:
        if self.webhook is not None:
            raise RefusedError(
                409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete it"
            )
        offset = params.number("offset")
        if offset is not None:
            self.updates.confirm(offset)
        allowed = params.data("allowed_updates")
        if isinstance(allowed, list):
            self.allowed = [str(kind) for kind in allowed]
        return self.updates.batch(params.number("limit") or BATCH)

    def deliver(self, kind: str, value: object) -> int:
        """Queue an update of a kind for the bot, unless it did not ask for such; give its id."""
        self._last_update += 1
        if self.allowed is None or kind in self.allowed:
            self.deliver_raw({"update_id": self._last_update, kind: value})
        return self._last_update

    def deliver_raw(self, update: Json) -> None:
        """Queue an update as it is, malformed or not; it is copied, as over a wire."""
        update.setdefault("update_id", self._last_update + 1)
        self._last_update = int(str(update["update_id"]))
        self.updates.add(json.loads(json.dumps(update)))
        self._wake()

    def _wake(self) -> None:
        for wake in self.on_update:
            wake()

    @property
    def last_update(self) -> int:
        """The id of the newest update."""
        return self._last_update

    @property
    def pending(self) -> int:
        """How many updates the bot has not confirmed."""
        return len(self.updates)

    def fail(self, refusal: RefusedError | Exception, method: str = "", times: int = 1, *, after: bool = False) -> None:
        """Let the next calls fail; with `after`, only once they have taken effect."""
        self.faults.append(Fault(refusal, method, times, after))
        self._wake()

    def chat(self, params: Params) -> ChatState:
        """Give the chat that a call is about, if the bot may know it."""
        number = params.number("chat_id")
        if number is None or number not in self.chats:
            raise bad_request("chat not found")
        return self.chats[number]

    @property
    def sent(self) -> list[Message]:
        """All messages of the bot in all chats, chat by chat."""
        return [message for chat in self.chats.values() for message in chat.messages.values() if message.of_bot]

    def called(self, method: str) -> list[Params]:
        """Give the parameters of all calls of a method, in order."""
        return [call.params for call in self.called_with(method)]

    def called_with(self, method: str) -> list[Call]:
        """Give all calls of a method, in order."""
        return [call for call in self.calls if call.method == method]
