"""The table of routes and what is made from it."""

import re
import tomllib
from pathlib import Path

from stand import GROUP, Talker, assembly_in

from handlers.message import BUTTON_BYTES
from handlers.routes import COMMANDS, routes
from knowledge.text import fold


def test_every_command_can_be_one_on_telegram() -> None:
    """Names are at most 32 lower-case letters, digits and underscores without marks; so are aliases."""
    names = [name for route in routes().commands for name in (route.name, *route.aliases)]
    assert all(re.fullmatch(r"[a-z0-9_]{1,32}", name) for name in names)
    assert all(fold(name) == name for name in names)
    assert len(set(names)) == len(names)


def test_every_command_has_its_words_and_all_words_their_command() -> None:
    """The data file and the table name the same commands; a summary is a short line."""
    assert set(tomllib.loads(COMMANDS.read_text("utf-8"))) == {route.name for route in routes().commands}
    assert all(0 < len(route.summary) <= 60 for route in routes().commands)


def test_the_commands_promised_are_there() -> None:
    """Those of questions and plans; further ones come with what they do."""
    promised = {"start", "trogiup", "hoi", "kehoach", "chonkehoach", "han", "daibieu", "chuongtrinh"}
    assert promised <= {route.name for route in routes().commands}


def test_button_prefixes_are_short_and_apart() -> None:
    """A prefix is one letter or two, so that ids have room in the 64 bytes."""
    prefixes = [press.prefix for press in routes().presses]
    assert len(set(prefixes)) == len(prefixes)
    assert all(len(prefix) <= 2 for prefix in prefixes)


def test_every_button_offered_has_a_route_and_fits(tmp_path: Path) -> None:
    """What lists, bindings and the welcome offer can be pressed."""
    with assembly_in(tmp_path) as assembly:
        admin = Talker(assembly, chat=GROUP, admin=True)
        replies = [reply for text in ("/start", "/kehoach", "/chonkehoach") for reply in admin.says(text)]
        data = [button.data for reply in replies for row in reply.buttons for button in row]
        assert len(data) > 10
        for each in data:
            assert len(each.encode()) <= BUTTON_BYTES
            assert routes().press(each)
            assert admin.presses(each)[0].html


def test_changing_what_a_group_uses_is_for_its_administrators() -> None:
    """The right stands on the command and on its buttons alike."""
    assert [route.name for route in routes().commands if route.right == "chat_admin"] == [
        "chonkehoach",
        "bantin",
    ]
    assert {press.prefix for press in routes().presses if press.right == "chat_admin"} == {"b", "m", "bt"}
