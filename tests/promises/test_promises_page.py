"""docs/promises.md names a test for each promise, and each module of promises stands on it."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
PAGE = (ROOT / "docs" / "promises.md").read_text("utf-8")
PROMISES = re.findall(r"^- (.*)$", PAGE, re.MULTILINE)
_NODE = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")


@cache
def cases_of(path: Path) -> dict[str, bool]:
    """Give the test functions of a module, and whether each may run: nothing skips it always."""
    tree = ast.parse(path.read_text("utf-8"))
    marks = [node.value for node in tree.body if isinstance(node, ast.Assign) and _named(node.targets[0], "pytestmark")]
    idle = any(_skips(mark) for mark in marks) or any(_skips(node) for node in tree.body if isinstance(node, ast.Expr))
    return {
        node.name: not (idle or any(map(_skips, node.decorator_list)) or any(map(_skips, node.body[:2])))
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }


def _named(node: ast.expr, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name


def _skips(node: ast.AST) -> bool:
    """Whether a mark, or a statement, always skips: `pytest.mark.skip`, `pytest.skip(…)`, one of a list."""
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Call) and _skips(node.value)
    if isinstance(node, ast.List | ast.Tuple):
        return any(_skips(each) for each in node.elts)
    if isinstance(node, ast.Call):
        return _skips(node.func)
    return isinstance(node, ast.Attribute) and node.attr in ("skip", "xfail")


def test_there_are_promises() -> None:
    """The tests below would pass over an empty page."""
    assert len(PROMISES) >= 20
    assert len(set(PROMISES)) == len(PROMISES)


@pytest.mark.parametrize("promise", PROMISES)
def test_every_promise_names_tests_that_run(promise: str) -> None:
    """At least one, each of which exists and is not skipped in every run."""
    said, _, ids = promise.partition(" – `")
    nodes = _NODE.findall("`" + ids)
    assert said.endswith("."), "a promise is a sentence"
    assert nodes, "a promise without a test"
    assert len(nodes) == ids.count("::")
    for path, name in nodes:
        assert (ROOT / path).is_file(), path
        assert cases_of(ROOT / path).get(name), f"{path}::{name} is missing or skipped"


@pytest.mark.parametrize("path", sorted(Path(__file__).parent.rglob("test_*.py")), ids=lambda path: path.name)
def test_every_module_of_promises_stands_on_the_page(path: Path) -> None:
    """What is kept in this folder is promised to somebody; this page's own tests are named in its head."""
    assert str(path.relative_to(ROOT)) in PAGE


@pytest.mark.parametrize(
    ("source", "runs", "reason"),
    [
        ("def test_it(): assert 1", True, "a test"),
        ("@pytest.mark.skip\ndef test_it(): assert 1", False, "marked"),
        ("@pytest.mark.skip(reason='later')\ndef test_it(): assert 1", False, "marked with a reason"),
        ("@pytest.mark.skipif(sys.platform == 'win32', reason='x')\ndef test_it(): assert 1", True, "at times only"),
        ("def test_it():\n    '''A fact.'''\n    pytest.skip('later')", False, "from within"),
        ("pytestmark = [pytest.mark.skip]\ndef test_it(): assert 1", False, "the module is marked"),
        ("pytest.skip('later', allow_module_level=True)\ndef test_it(): assert 1", False, "the module skips itself"),
    ],
)
def test_a_test_that_is_always_skipped_shows_nothing(tmp_path: Path, source: str, runs: bool, reason: str) -> None:
    """Whichever way it is skipped."""
    path = tmp_path / "test_it.py"
    path.write_text(source, "utf-8")
    assert cases_of(path)["test_it"] is runs, reason
