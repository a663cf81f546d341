"""Templates, their filters, and HTML made plain."""

from datetime import date
from pathlib import Path

import pytest
from jinja2 import UndefinedError

from handlers.render import Renderer, day, number, plain, short_day, tidy

DAYS = [
    (date(2025, 8, 4), "04/8/2025"),
    (date(2025, 2, 15), "15/02/2025"),
    (date(2025, 1, 1), "01/01/2025"),
    (date(2025, 3, 9), "09/3/2025"),
    (date(2025, 12, 31), "31/12/2025"),
]


@pytest.mark.parametrize(("value", "written"), DAYS)
def test_a_day_has_zeros_only_below_ten_and_in_months_one_and_two(value: date, written: str) -> None:
    """Dates look as Vietnamese offices write them."""
    assert day(value) == written
    assert short_day(value) == written.rpartition("/")[0]


def test_numbers_have_dots_between_thousands() -> None:
    """1000 is 1.000; smaller numbers stay."""
    assert [number(999), number(1000), number(1234567)] == ["999", "1.000", "1.234.567"]


def test_plain_text_shows_what_people_typed() -> None:
    """Tags go, entities become their characters again, and typed angle brackets stay."""
    assert plain('<b>A &lt;b&gt; &amp; c</b> <a href="http://x">x</a> 1 < 2 &#34;') == 'A <b> & c x 1 < 2 "'


def test_tidy_text_has_no_more_than_one_empty_line() -> None:
    """What conditions in a template leave blank does not show."""
    assert tidy("\n\na  \n\n\n\nb\n") == "a\n\nb"


def test_html_is_escaped_and_text_is_not(tmp_path: Path) -> None:
    """A value cannot become markup in an HTML template; text for terminals is as it is."""
    for name in ("a.html.j2", "a.txt.j2"):
        (tmp_path / name).write_text("<b>{{ x }}</b>")
    renderer = Renderer((tmp_path,))
    assert renderer.render("a.html.j2", x="<&") == "<b>&lt;&amp;</b>"
    assert renderer.plain("a.html.j2", x="<&") == "<&"
    assert renderer.render("a.txt.j2", x="<&") == "<b><&</b>"


def test_a_template_that_misses_a_value_fails(tmp_path: Path) -> None:
    """A forgotten value is an error, never a gap in a sentence."""
    (tmp_path / "a.html.j2").write_text("{{ x }}")
    with pytest.raises(UndefinedError):
        Renderer((tmp_path,)).render("a.html.j2")


def test_compiled_templates_are_kept_for_the_next_process(tmp_path: Path) -> None:
    """The cache folder fills, and a template that changed is compiled anew."""
    template = tmp_path / "a.html.j2"
    template.write_text("1")
    cache = tmp_path / "cache"
    cache.mkdir()
    assert Renderer((tmp_path,), cache).render("a.html.j2") == "1"
    assert list(cache.iterdir())
    template.write_text("2")
    assert Renderer((tmp_path,), cache).render("a.html.j2") == "2"
