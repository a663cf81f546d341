"""Settings from the file and the environment, and what is said of wrong ones."""

import datetime
import os
import subprocess
import sys
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

from bot.failures import sentence
from bot.settings import Settings, SettingsError, load

EXAMPLE = Path(__file__).parent.parent / "config.example.toml"


@pytest.fixture(autouse=True)
def bare_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Take all settings of this machine out of sight."""
    for name in list(os.environ):
        if name.upper().startswith("KEHOACH_"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def written(content: str) -> Path:
    """Write a settings file."""
    path = Path("some.toml")
    path.write_text(content, encoding="utf-8")
    return path


def test_without_file_and_environment_the_defaults_hold() -> None:
    """Nothing has to be set."""
    assert load() == Settings()


def test_the_defaults_need_no_pydantic() -> None:
    """Questions on the command line do not wait for its import."""
    code = "import sys; from bot.settings import load; load(); sys.exit('pydantic' in sys.modules)"
    environment = {name: value for name, value in os.environ.items() if not name.startswith("KEHOACH_")}
    assert subprocess.run([sys.executable, "-c", code], env=environment, check=False).returncode == 0


def test_the_example_holds_every_setting_with_its_default() -> None:
    """It loads, says what holds anyway, and leaves no setting out."""
    text = EXAMPLE.read_text(encoding="utf-8")
    assert load(EXAMPLE) == Settings()
    sections = tomllib.loads(text)
    for section in fields(Settings):
        for key in fields(getattr(Settings(), section.name)):
            assert key.name in sections[section.name] or f"# {key.name} =" in text, f"{section.name}.{key.name}"


def test_the_environment_wins_over_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each key on its own: the other keys of the section stay as in the file."""
    file = written('[telegram]\ntoken = "1:a"\nproxy = "socks5://h:1"\n[access]\nowners = [1]\n')
    monkeypatch.setenv("KEHOACH_TELEGRAM__TOKEN", "2:b")
    monkeypatch.setenv("KEHOACH_ACCESS__OWNERS", "5, 6")
    monkeypatch.setenv("KEHOACH_DIGEST__TIME", "06:45")
    settings = load(file)
    assert (settings.telegram.token, settings.telegram.proxy) == ("2:b", "socks5://h:1")
    assert settings.access.owners == (5, 6)
    assert settings.digest.time == datetime.time(6, 45)


def test_the_file_is_the_one_named_else_of_the_variable_else_beside(monkeypatch: pytest.MonkeyPatch) -> None:
    """--config, KEHOACH_CONFIG and config.toml, in this order."""
    for name in ("config", "variable", "named"):
        Path(f"{name}.toml").write_text(f'[storage]\nfolder = "{name}"\n', encoding="utf-8")
    assert load().storage.folder == Path("config")
    monkeypatch.setenv("KEHOACH_CONFIG", "variable.toml")
    assert load().storage.folder == Path("variable")
    assert load(Path("named.toml")).storage.folder == Path("named")


def test_all_mistakes_are_said_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Unknown, of the wrong kind, impossible: a line for each, from the file and from the environment."""
    file = written(
        '[telegram]\ntokn = "x"\nmode = "pull"\nbase_url = "nowhere"\n[digest]\ntime = "25:99"\n[more]\na = 1\n'
        '[access]\nowners = ["me"]\n[storage]\nfolder = 3\n'
    )
    monkeypatch.setenv("KEHOACH_TELEGRAM__WEBHOOK_PORT", "many")
    monkeypatch.setenv("KEHOACH_NOWHERE__KEY", "1")
    with pytest.raises(SettingsError) as caught:
        load(file)
    found = {(mistake.key, mistake.kind) for mistake in caught.value.mistakes}
    assert found == {
        ("telegram.tokn", "unknown"),
        ("telegram.mode", "choice"),
        ("telegram.base_url", "address"),
        ("telegram.webhook_port", "number"),
        ("digest.time", "time"),
        ("more", "unknown"),
        ("access.owners", "number"),
        ("storage.folder", "shape"),
        ("KEHOACH_NOWHERE__KEY", "unknown"),
    }
    said = sentence(caught.value)
    assert said.splitlines()[0] == "Thiết lập có 9 chỗ chưa đúng:"
    assert len(said.splitlines()) == 10
    assert "– telegram.mode: phải là một trong: polling, webhook (đang là “pull”)." in said


IMPOSSIBLE = [
    ('[telegram]\nbase_url = "ftp://x"', "telegram.base_url", "address"),
    ('[telegram]\nproxy = "h:1080"', "telegram.proxy", "address"),
    ("[telegram]\nwebhook_port = 0", "telegram.webhook_port", "number"),
    ("[telegram]\ntimeout = 0", "telegram.timeout", "number"),
    ('[telegram]\nmode = "webhook"\nwebhook_url = "https://x"', "telegram.webhook_secret", "missing"),
    ('[digest]\ntimezone = "Asia/Nowhere"', "digest.timezone", "timezone"),
    ("telegram = 3", "telegram", "shape"),
    ("[telegram", "some.toml", "syntax"),
]


@pytest.mark.parametrize(("content", "key", "kind"), IMPOSSIBLE)
def test_what_cannot_work_is_refused(content: str, key: str, kind: str) -> None:
    """Values of the right type are looked at too."""
    with pytest.raises(SettingsError) as caught:
        load(written(content))
    assert [(mistake.key, mistake.kind) for mistake in caught.value.mistakes] == [(key, kind)]


def test_a_file_that_is_named_must_be_there() -> None:
    """Only config.toml may be missing."""
    with pytest.raises(SettingsError) as caught:
        load(Path("missing.toml"))
    assert caught.value.mistakes[0].kind == "file"
    assert "missing.toml" in sentence(caught.value)


def test_the_token_never_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither in a settings object written out nor in what is said of a wrong one."""
    monkeypatch.setenv("KEHOACH_TELEGRAM__TOKEN", "12345:very-secret")
    assert "very-secret" not in repr(load())
    with pytest.raises(SettingsError) as caught:
        load(written("[telegram]\nproxy = 7\nwebhook_secret = 77777"))
    assert "77777" not in sentence(caught.value)
