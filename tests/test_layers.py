"""The shape of the house: which way imports point, and how long modules and functions may be."""

import ast
import re
from collections.abc import Iterator
from graphlib import TopologicalSorter
from itertools import accumulate
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LAYERS = ("knowledge", "handlers", "bot")
"""Each may import itself and those before it."""

OUTSIDE = {"telegram", "tornado", "httpx", "asyncio", "click", "pydantic_settings"}
"""What belongs to the outside world and therefore to bot alone."""

MODULES = sorted(path for layer in LAYERS for path in (ROOT / layer).rglob("*.py"))
MOST_LINES, MOST_FUNCTION_LINES = 250, 50


def name(path: Path) -> str:
    """Name a module by its path in the project."""
    return str(path.relative_to(ROOT))


def imported(tree: ast.Module) -> Iterator[str]:
    """Yield the full names of all modules that a module imports, anywhere in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield node.module or ""


def parsed(path: Path) -> ast.Module:
    """Parse a module."""
    return ast.parse(path.read_text("utf-8"))


def test_there_is_something_to_look_at() -> None:
    """The tests below would pass over an empty list."""
    assert len(MODULES) > 40


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_imports_point_one_way(path: Path) -> None:
    """Tests → bot → handlers → knowledge, and never back; the outside world stays in bot."""
    layer = path.relative_to(ROOT).parts[0]
    tops = {module.partition(".")[0] for module in imported(parsed(path))}
    assert not tops & set(LAYERS[LAYERS.index(layer) + 1 :])
    assert "tests" not in tops
    if layer != "bot":
        assert not tops & OUTSIDE


def dotted(path: Path) -> str:
    """Name a module as it is imported; a package by its folder."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def loaded(path: Path) -> set[str]:
    """Name the modules that are loaded before this one can be, those that it imports when it is called left out.

    Whoever imports a module from outside a package loads the package first.
    """
    known, own = set(map(dotted, MODULES)), dotted(path)
    found = set()
    for node in parsed(path).body:
        if isinstance(node, ast.ImportFrom) and node.module:
            names = {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
            found |= {package for each in names for package in accumulate(each.split("."), "{}.{}".format)}
    return {each for each in found & known if each != own and not f"{own}.".startswith(f"{each}.")}


def test_no_modules_wait_for_each_other() -> None:
    """Each can be imported first, whatever was imported before."""
    order = [*TopologicalSorter({dotted(path): loaded(path) for path in MODULES}).static_order()]
    assert len(order) == len(MODULES)


@pytest.mark.parametrize("path", [path for path in MODULES if path.parent != ROOT / "bot" / "telegram"], ids=name)
def test_telegram_stays_in_its_package(path: Path) -> None:
    """Another host must cost one module, so no other module knows of Telegram's library."""
    tops = {module.partition(".")[0] for module in imported(parsed(path))}
    assert not tops & ({"telegram"} if path.parent == ROOT / "bot" / "posting" else {"telegram", "asyncio"})


@pytest.mark.parametrize("path", [path for path in MODULES if path.relative_to(ROOT).parts[0] != "bot"], ids=name)
def test_nothing_below_the_hosts_reads_a_clock(path: Path) -> None:
    """Today is handed in; only bot knows what time it is."""
    calls = {
        f"{node.func.value.id}.{node.func.attr}"
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Name)
    }
    assert not calls & {
        "datetime.now",
        "datetime.utcnow",
        "datetime.today",
        "date.today",
        "time.time",
        "time.localtime",
    }


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_modules_and_functions_stay_short(path: Path) -> None:
    """What grows beyond is split; every module says in a sentence what it is."""
    text = path.read_text("utf-8")
    assert len(text.splitlines()) <= MOST_LINES
    tree = parsed(path)
    assert ast.get_docstring(tree)
    long = [
        node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno + 1 > MOST_FUNCTION_LINES
    ]
    assert long == []


VIETNAMESE = re.compile(r"[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)
PATTERN = re.compile(r"[|\\\\]|\(\?")
SENTENCE_WORDS = 6


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_no_sentence_for_people_stands_in_python(path: Path) -> None:
    """Templates say them; only short value words and docstrings hold Vietnamese."""
    tree = parsed(path)
    documentation = {
        id(statement.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        for statement in node.body
        if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
    }
    said = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation
    ]
    sentences = [text for text in said if VIETNAMESE.search(text) and len(text.split()) > SENTENCE_WORDS]
    assert [text for text in sentences if not PATTERN.search(text)] == []
