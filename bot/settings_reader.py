"""Reads settings from a file and the environment, and reports all mistakes of both at once."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Annotated, cast
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BeforeValidator, Field, ValidationError
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from bot.settings import (
    CONFIG,
    PREFIX,
    Access,
    Digest,
    Logs,
    Plans,
    SettingMistake,
    Settings,
    SettingsError,
    Storage,
    Telegram,
)

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


class _Reader(BaseSettings):
    """Merges and checks the sections; what is handed to it yields to the environment."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_nested_delimiter="__", extra="forbid")

    telegram: Telegram = Field(default_factory=Telegram)
    storage: Storage = Field(default_factory=Storage)
    plans: Plans = Field(default_factory=Plans)
    access: Annotated[Access, BeforeValidator(_owners_apart)] = Field(default_factory=Access)
    digest: Digest = Field(default_factory=Digest)
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


def read(file: Path | None) -> Settings:
    """Read the file, if any, and the environment; SettingsError holds all mistakes."""
    given = _content(file) if file else {}
    mistakes = list(_unknown_variables())
    settings = Settings()
    try:
        reader = _Reader(**cast(dict[str, dict[str, object]], given))  # type: ignore[arg-type]  # checked just there
        settings = Settings(**{section.name: getattr(reader, section.name) for section in fields(Settings)})
    except ValidationError as error:
        mistakes += map(_mistake, error.errors())
    mistakes += _doubts(settings)
    if mistakes:
        raise SettingsError(tuple(mistakes))
    return settings


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


def _doubts(settings: Settings) -> Iterator[SettingMistake]:
    """Find values of the right type that cannot work."""
    telegram = settings.telegram
    for name in ("base_url", "base_file_url", "webhook_url"):
        address = str(getattr(telegram, name))
        if address and not _is_address(address, ("http", "https")):
            yield SettingMistake(key=f"telegram.{name}", kind="address", expected="http, https", got=address)
    if telegram.proxy and not _is_address(telegram.proxy, _PROXIES):
        yield SettingMistake(key="telegram.proxy", kind="address", expected=", ".join(_PROXIES))
    if not 0 < telegram.webhook_port < 65536:
        yield SettingMistake(
            key="telegram.webhook_port", kind="number", expected="1–65535", got=str(telegram.webhook_port)
        )
    if telegram.mode == "webhook":
        for name in ("webhook_url", "webhook_secret"):
            if not getattr(telegram, name):
                yield SettingMistake(key=f"telegram.{name}", kind="missing")
    try:
        ZoneInfo(settings.digest.timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        yield SettingMistake(key="digest.timezone", kind="timezone", got=settings.digest.timezone)


def _is_address(text: str, schemes: tuple[str, ...]) -> bool:
    """Whether a text is a URL of one of these schemes with a host."""
    try:
        parts = urlsplit(text)
        return parts.scheme in schemes and bool(parts.hostname)
    except ValueError:
        return False
