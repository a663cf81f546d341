"""Reads settings from a file and the environment, and reports all mistakes of both at once."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Annotated, Self, TypeVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BeforeValidator, Field, ModelWrapValidatorHandler, ValidationError, model_validator
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from bot.settings import (
    CONFIG,
    PREFIX,
    Access,
    Backup,
    Digest,
    Limits,
    Logs,
    Plans,
    Privacy,
    SettingMistake,
    Settings,
    SettingsError,
    Storage,
    Telegram,
)

S = TypeVar("S", Telegram, Digest, Privacy, Limits)

_SECRET = ("telegram.token", "telegram.proxy", "telegram.webhook_secret")
_KINDS = {
    "literal_error": "choice",
    "int_parsing": "number",
    "int_type": "number",
    "int_from_float": "number",
    "greater_than_equal": "number",
    "less_than_equal": "number",
    "time_parsing": "time",
    "time_type": "time",
    "unexpected_keyword_argument": "unknown",
    "extra_forbidden": "unknown",
}
_PROXIES = ("http", "https", "socks5", "socks5h")


def _owners_apart(section: object) -> object:
    """Split the owners where they came as one text from the environment (`12, 34`)."""
    if isinstance(section, dict) and isinstance(owners := section.get("owners"), str):
        return section | {"owners": tuple(owner for owner in owners.strip("[]").replace(",", " ").split())}
    return section


def _days_apart(section: object) -> object:
    """Split lists of days where they came as one text from the environment (`14, 7, 0`)."""
    if not isinstance(section, dict):
        return section
    texts = {key: days for key in ("before", "late") if isinstance(days := section.get(key), str)}
    return section | {key: tuple(days.strip("[]").replace(",", " ").split()) for key, days in texts.items()}


class _Reader(BaseSettings):
    """Merges and checks the sections; what is handed to it yields to the environment."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_nested_delimiter="__", extra="forbid")

    telegram: Telegram = Field(default_factory=Telegram)
    storage: Storage = Field(default_factory=Storage)
    backup: Backup = Field(default_factory=Backup)
    plans: Plans = Field(default_factory=Plans)
    access: Annotated[Access, BeforeValidator(_owners_apart)] = Field(default_factory=Access)
    digest: Annotated[Digest, BeforeValidator(_days_apart)] = Field(default_factory=Digest)
    privacy: Privacy = Field(default_factory=Privacy)
    limits: Limits = Field(default_factory=Limits)
    logs: Logs = Field(default_factory=Logs)

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Put the environment before the file."""
        return env_settings, init_settings

    @model_validator(mode="wrap")
    @classmethod
    def find_all_mistakes(cls, merged: dict[str, object], validate: ModelWrapValidatorHandler[Self]) -> Self:
        """Check the types, the variables that name nothing, and what cannot work, before complaining."""
        mistakes = list(_unknown_variables())
        found = None
        try:
            found = validate(merged)
        except ValidationError as error:
            mistakes += map(_mistake, error.errors())
        wrong = {mistake.key for mistake in mistakes}
        mistakes += _doubts(_right(Telegram(), "telegram", merged, wrong), _right(Digest(), "digest", merged, wrong))
        mistakes += _negative("privacy", _right(Privacy(), "privacy", merged, wrong))
        mistakes += _negative("limits", _right(Limits(), "limits", merged, wrong))
        if mistakes or found is None:
            raise SettingsError(tuple(mistakes))
        return found


def read(file: Path | None) -> Settings:
    """Read the file, if any, and the environment; SettingsError holds all mistakes."""
    given = _content(file) if file else {}
    reader = _Reader(**given)  # type: ignore[arg-type]  # any content of a file is checked just there
    return Settings(**{section.name: getattr(reader, section.name) for section in fields(Settings)})


def _content(file: Path) -> dict[str, object]:
    """Read the settings file."""
    try:
        return tomllib.loads(file.read_text("utf-8-sig"))
    except OSError as error:
        raise SettingsError((SettingMistake(key=str(file), kind="file", got=error.strerror or ""),)) from error
    except ValueError as error:
        raise SettingsError((SettingMistake(key=str(file), kind="syntax", got=str(error)),)) from error


def _unknown_variables() -> Iterator[SettingMistake]:
    """Find variables with our prefix whose section does not exist."""
    sections = {section.name for section in fields(Settings)}
    for name in sorted(os.environ):
        section, separator, _ = name.upper().removeprefix(PREFIX).lower().partition("__")
        if name.upper().startswith(PREFIX) and name != CONFIG and not (separator and section in sections):
            yield SettingMistake(key=name, kind="unknown")


def _mistake(error: ErrorDetails) -> SettingMistake:
    """Make a mistake of what the validation found."""
    key = ".".join(str(part) for part in error["loc"][:2])
    kind = _KINDS.get(error["type"], "shape")
    got = "" if key in _SECRET or kind == "unknown" else str(error["input"])[:80]
    expected = str(error.get("ctx", {}).get("expected", "")).replace("'", "").replace(" or ", ", ")
    return SettingMistake(key=key, kind=kind, expected=expected, got=got)


def _right(defaults: S, section: str, merged: Mapping[str, object], wrong: set[str]) -> S:
    """Put those values of a section that have the right type in place of its defaults."""
    given = merged.get(section)
    known = {field.name for field in fields(defaults)}
    values = given.items() if isinstance(given, dict) else ()
    return replace(
        defaults, **{key: value for key, value in values if key in known and f"{section}.{key}" not in wrong}
    )


def _doubts(telegram: Telegram, digest: Digest) -> Iterator[SettingMistake]:
    """Find values of the right type that cannot work."""
    for name in ("base_url", "base_file_url", "webhook_url"):
        address = str(getattr(telegram, name))
        if address and not _is_address(address, ("http", "https")):
            yield SettingMistake(key=f"telegram.{name}", kind="address", expected="http, https", got=address)
    if telegram.proxy and not _is_address(telegram.proxy, _PROXIES):
        yield SettingMistake(key="telegram.proxy", kind="address", expected=", ".join(_PROXIES))
    port = int(telegram.webhook_port)
    if not 0 < port < 65536:
        yield SettingMistake(key="telegram.webhook_port", kind="number", expected="1–65535", got=str(port))
    if not 0 < int(telegram.timeout) <= 120:
        yield SettingMistake(key="telegram.timeout", kind="number", expected="1–120", got=str(telegram.timeout))
    if telegram.mode == "webhook":
        for name in ("webhook_url", "webhook_secret"):
            if not getattr(telegram, name):
                yield SettingMistake(key=f"telegram.{name}", kind="missing")
    try:
        ZoneInfo(digest.timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        yield SettingMistake(key="digest.timezone", kind="timezone", got=digest.timezone)


def _negative(section: str, values: Privacy | Limits) -> Iterator[SettingMistake]:
    """Find numbers that are less than none."""
    for field in fields(values):
        number = getattr(values, field.name)
        if isinstance(number, int | str) and field.name != "office" and str(number).startswith("-"):
            yield SettingMistake(key=f"{section}.{field.name}", kind="number", expected="0–36500", got=str(number))


def _is_address(text: str, schemes: tuple[str, ...]) -> bool:
    """Whether a text is a URL of one of these schemes with a host."""
    try:
        parts = urlsplit(text)
        return parts.scheme in schemes and bool(parts.hostname)
    except ValueError:
        return False
