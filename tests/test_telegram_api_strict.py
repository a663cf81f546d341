"""The strict reader of Telegram's HTML complains about what Telegram refuses and about what it lets pass unmeant."""

from __future__ import annotations

import pytest
from telegram_api import TOKEN, Params, TelegramApi, private
from telegram_api.strict import complaints, complaints_of


@pytest.mark.parametrize(
    ("html", "why"),
    [
        ("Hạn: <b>30/8/2025</b>", "bold"),
        ("<b>a <i>b <u>c <s>d</s></u></i></b>", "tags in tags"),
        ('<a href="https://a.vn/?b=1&amp;c=2"><b>a</b></a>', "bold in a link"),
        ('<a href="tg://user?id=12">Lan</a>', "a link to a person"),
        ("<blockquote expandable><b>a</b></blockquote>", "a quotation that opens"),
        ('<pre><code class="language-toml">a = 1</code></pre>', "code of a language"),
        ('<tg-spoiler>a</tg-spoiler><span class="tg-spoiler">b</span>', "hidden text"),
        ("&lt;b&gt; &amp;amp; &quot;a&quot; &#39;b&#x27;", "the four entities, and numbers"),
        ("a \"b\" 'c'", "quotation marks outside of tags"),
        ("&amp;" * 4096, "an entity is one unit"),
        ("😀" * 2048, "two units each"),
        ("<b>a</b>" * 100, "a hundred marked stretches"),
        ("a\n\tb", "line ends and tabs"),
    ],
)
def test_what_telegram_shows_as_meant_passes(html: str, why: str) -> None:
    """Nothing is said against it."""
    assert complaints(html) == [], why


@pytest.mark.parametrize(
    ("html", "words", "why"),
    [
        ("<h1>a</h1>", "the tag <h1>", "no such tag"),
        ("a<br>b", "the tag <br>", "lines end with line ends"),
        ('<b class="x">a</b>', "attributes of <b", "no attribute there"),
        ("<a>a</a>", "attributes of <a", "a link to nowhere"),
        ("<a href='https://a.vn'>a</a>", "attributes of <a", "single quotation marks"),
        ('<a href="javascript:x">a</a>', "attributes of <a", "no address"),
        ('<a href="https://a.vn" onclick="x">a</a>', "attributes of <a", "one attribute too many"),
        ('<span class="x">a</span>', "attributes of <span", "no spoiler"),
        ("<B>a</B>", "a bare <", "capital letters are not ours"),
        ("<b>a", "left open", "not closed"),
        ("a</b>", "does not belong", "not opened"),
        ("<b><i>a</b></i>", "does not belong", "crossed"),
        ("<code><b>a</b></code>", "<b> in <code>", "code holds no tags"),
        ("<pre><i>a</i></pre>", "<i> in <pre>", "neither does pre"),
        ('<a href="https://a.vn"><a href="https://a.vn">a</a></a>', "<a> in <a>", "a link in a link"),
        ("<blockquote>a<blockquote>b</blockquote></blockquote>", "in <blockquote>", "a quotation in a quotation"),
        ("a < b", "a bare <", "not escaped"),
        ("a > b", "a bare >", "not escaped, though Telegram lets it pass"),
        ("Sở A & B", "a bare &", "not escaped, though Telegram lets it pass"),
        ("a&nbsp;b", "the entity &nbsp;", "Telegram knows four names"),
        ("&apos;", "the entity &apos;", "not one of the four"),
        ("&copy", "a bare &", "no entity at all"),
        ("x" * 4097, "4097 UTF-16 units", "one too many"),
        ("<b>a</b>" * 101, "101 marked stretches", "one too many"),
        ("a\x00b", "U+0000", "a control character"),
        ("a&#8;b", "U+0008", "a control character by number"),
        ("a\ud800b", "U+D800", "half a character"),
    ],
)
def test_what_telegram_would_not_show_as_meant_is_a_complaint(html: str, words: str, why: str) -> None:
    """What is wrong is said."""
    assert any(words in said for said in complaints(html)), why


def test_everything_that_is_sent_is_read() -> None:
    """Texts, captions, buttons and inline results are read, as they are with or without markup."""
    bad, html = "a < b", {"parse_mode": "HTML"}
    assert complaints_of(Params({"text": bad})) == []
    assert complaints_of(Params({"text": bad} | html)) == ["a bare <"]
    assert complaints_of(Params({"caption": "x" * 1025} | html)) == ["1025 UTF-16 units"]
    result = {"title": "t\x01", "input_message_content": {"message_text": bad} | html}
    assert complaints_of(Params({"results": [result]})) == ["a bare <", "the character U+0001"]
    keys = {"inline_keyboard": [[{"text": "x" * 65, "callback_data": "a"}]]}
    assert complaints_of(Params({"text": "a", "reply_markup": keys})) == ["65 UTF-16 units on a button"]


def test_the_telegram_of_the_tests_keeps_the_complaints() -> None:
    """A text that Telegram takes although it is not clean is remembered."""
    api = TelegramApi()
    private(api)
    status, _ = api.call(TOKEN, "sendMessage", Params({"chat_id": 41, "text": "A & B", "parse_mode": "HTML"}))
    assert status == 200
    assert api.unclean == ["sendMessage: a bare &"]
