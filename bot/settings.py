"""Settings: what an operator may set, the defaults, and where they are read from.

A setting comes from `KEHOACH_<SECTION>__<KEY>`, else from the settings file, else it has its default.
"""

from __future__ import annotations

import datetime
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from knowledge.privacy.retention import Retention

PREFIX = "KEHOACH_"
CONFIG = "KEHOACH_CONFIG"
"""The environment variable that names the settings file; it is no setting itself."""

DEFAULT_FILE = Path("config.toml")
"""The settings file that is read where it is there and no other is named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telegram:
    """The connection to the Bot API; an empty text means none. The token and the secret never show.

    `timeout` is how many seconds a call may take until it is given up. `second_process` lets another process help
    with answers while many people wait.
    """

    token: str = field(default="", repr=False)
    base_url: str = "https://api.telegram.org/bot"
    base_file_url: str = "https://api.telegram.org/file/bot"
    proxy: str = field(default="", repr=False)
    timeout: int = 10
    second_process: bool = True
    mode: Literal["polling", "webhook"] = "polling"
    webhook_url: str = ""
    webhook_listen: str = "127.0.0.1"
    webhook_port: int = 8443
    webhook_secret: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Storage:
    """Where the bot keeps its databases."""

    folder: Path = Path("storage")


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """The daily backup: whether and when it is made, where (None: in the storage folder), and what is kept.

    Those of the last `days` days are kept, and one of each of the last `weeks` weeks.
    """

    daily: bool = True
    time: datetime.time = datetime.time(2, 30)
    folder: Path | None = None
    days: int = 14
    weeks: int = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Plans:
    """Where the plan files are; None means those that come with the bot."""

    folder: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """Who may do what: the Telegram user ids of those who run the bot, and whether a new group waits for them."""

    owners: tuple[int, ...] = ()
    approve_groups: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """When the daily digest is posted: a time of day in a time zone; and which days it speaks of a deadline.

    `before` are days ahead of a deadline's last day, `late` days after it; after those it is said every
    `late_every` days (0: never) until it is `late_for` days late.
    """

    time: datetime.time = datetime.time(7, 30)
    timezone: str = "Asia/Ho_Chi_Minh"
    before: tuple[int, ...] = (30, 14, 7, 3, 1, 0)
    late: tuple[int, ...] = (1, 2, 3)
    late_every: int = 7
    late_for: int = 56


@dataclass(frozen=True, slots=True, kw_only=True)
class Privacy(Retention):
    """Who keeps personal data and for how many days (0: until they are erased by hand), purged after a time of day.

    The days are those of `Retention`, with its defaults.
    """

    office: str = ""
    time: datetime.time = datetime.time(2, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How many messages and presses a minute are taken of one person and of one group (0: any number)."""

    person: int = 40
    group: int = 150


@dataclass(frozen=True, slots=True, kw_only=True)
class Logs:
    """How much is logged."""

    level: Literal["debug", "info", "warning", "error"] = "info"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All settings by their sections."""

    telegram: Telegram = field(default_factory=Telegram)
    storage: Storage = field(default_factory=Storage)
    backup: Backup = field(default_factory=Backup)
    plans: Plans = field(default_factory=Plans)
    access: Access = field(default_factory=Access)
    digest: Digest = field(default_factory=Digest)
    privacy: Privacy = field(default_factory=Privacy)
    limits: Limits = field(default_factory=Limits)
    logs: Logs = field(default_factory=Logs)


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingMistake:
    """One setting that cannot be taken: its key, what is wrong with it, what was expected and got.

    `kind` is `file` or `syntax` (`key` is the file's path), `unknown`, `choice`, `number`, `time`,
    `timezone`, `address`, `missing` or `shape`. `got` is empty for what must not show.
    """

    key: str
    kind: str
    expected: str = ""
    got: str = ""


class SettingsError(Exception):
    """Settings that cannot be taken; `mistakes` holds all of them."""

    def __init__(self, mistakes: tuple[SettingMistake, ...]) -> None:
        self.mistakes = mistakes
        super().__init__(", ".join(f"{mistake.key}: {mistake.kind}" for mistake in mistakes))


def load(named: Path | None = None) -> Settings:
    """Give the settings; SettingsError holds all mistakes of the file and the environment.

    `named` is the file that the command line names, or None.
    """
    config = os.environ.get(CONFIG, "")
    file = named or (Path(config) if config else DEFAULT_FILE if DEFAULT_FILE.exists() else None)
    if file is None and not any(name.upper().startswith(PREFIX) and name != CONFIG for name in os.environ):
        return Settings()
    from bot.settings_reader import read  # it needs pydantic, whose import takes longer than an answer

    return read(file)
