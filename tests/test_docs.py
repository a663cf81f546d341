"""What the documents say is so, and what there is, they say."""

import re
import shlex
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest
from stand import assembly_in

from bot.cli import cli
from bot.settings import Settings
from bot.terminal import PROMPT
from handlers.render import TEMPLATES, Renderer
from handlers.routes import routes

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
EXAMPLE = (ROOT / "config.example.toml").read_text("utf-8")


@pytest.mark.parametrize("command", sorted(cli.commands))
def test_every_command_of_the_program_is_documented(command: str) -> None:
    """In the README and in the program's own help, with every option that it has."""
    manual = Renderer().render("manual.txt.j2", command=command)
    row = next(line for line in README.splitlines() if line.startswith(f"| `kehoach {command}"))
    for parameter in cli.commands[command].params:
        for option in parameter.opts:
            if option.startswith("--") and option != "--help":
                assert option in manual
                assert option in README, row


def test_every_option_before_a_command_is_documented() -> None:
    """In both places as well."""
    manual = Renderer().render("manual.txt.j2", command="")
    for option in (option for parameter in cli.params for option in parameter.opts if option != "--help"):
        assert option in manual
        assert f"`{option}" in README


@pytest.mark.parametrize("name", [route.name for route in routes().commands])
def test_every_command_in_chat_is_documented(name: str) -> None:
    """With a row of its own in the README."""
    assert f"| `/{name}` |" in README


def test_no_command_is_promised_that_is_not_there() -> None:
    """Rows of the README name commands that exist."""
    assert set(re.findall(r"^\| `kehoach (\w+)", README, re.MULTILINE)) == set(cli.commands)
    assert set(re.findall(r"^\| `/(\w+)` \|", README, re.MULTILINE)) == {route.name for route in routes().commands}


def test_every_setting_is_explained_where_it_stands() -> None:
    """Each key of the example has a comment above it or above the keys it goes with."""
    for section in fields(Settings):
        assert f"`{section.name}`" in README
        block = EXAMPLE.split(f"[{section.name}]\n")[1].split("\n[")[0]
        assert block.startswith("# ")
        for key in fields(getattr(Settings(), section.name)):
            assert re.search(rf"^(# )?{key.name} =", block, re.MULTILINE), f"{section.name}.{key.name}"


def test_settings_named_in_the_readme_exist() -> None:
    """A renamed key does not live on in the documents."""
    named = set(re.findall(rf"`({'|'.join(section.name for section in fields(Settings))})\.(\w+)", README))
    assert named
    for section, key in named:
        assert hasattr(getattr(Settings(), section), key), f"{section}.{key}"


def test_every_template_is_used() -> None:
    """By its name in a module or in another template; answers are chosen by the name of their finding."""
    sources = [
        path.read_text("utf-8") for layer in ("bot", "handlers", "knowledge") for path in (ROOT / layer).rglob("*.py")
    ]
    everything = "\n".join(sources + [path.read_text("utf-8") for path in TEMPLATES.rglob("*.j2")])
    for path in TEMPLATES.rglob("*.j2"):
        stem = path.name.partition(".")[0]
        assert re.search(rf"""["'/]{re.escape(path.name)}["']|["'/]{stem}["']""", everything), path.name


def test_the_conversation_in_the_readme_is_a_real_one(tmp_path: Path) -> None:
    """Word for word what `make chat` shows on its day."""
    import io

    from bot.terminal import Terminal

    block = README.split("```text\n")[1].split("```")[0].strip()
    said = [line.removeprefix(PROMPT) for line in block.splitlines() if line.startswith(PROMPT)]
    target = io.StringIO()
    with assembly_in(tmp_path) as assembly:
        Terminal(assembly.desk, io.StringIO("\n".join(said)).readline, target, echo=True).run()
    assert target.getvalue().partition(f"\n{PROMPT}")[2].strip() == block.removeprefix(PROMPT)


def test_the_goals_named_in_the_readme_exist() -> None:
    """`make chat`, `make test` and the others."""
    goals = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = set(re.findall(r"(?:^|`)make ([a-z]+)\b", README, re.MULTILINE))
    assert {"chat", "test", "check", "bench", "soak"} <= named <= goals
    assert "2025-08-10T08:00" in shlex.split((ROOT / "Makefile").read_text("utf-8").split("chat:")[1].splitlines()[1])


def test_the_version_has_its_place_in_the_changelog() -> None:
    """A release is described, or what comes next is."""
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert f"## [{version}]" in changelog or "## [Unreleased]" in changelog
