"""From Markdown to Telegram's HTML: nothing lost, nothing too long, never a broken tag."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.channels.telegram.markup import length, pieces

ALPHABET = st.sampled_from(
    [*"abé 😀\n*[]()<>&_-.!?\"'/:", "**", "](https://x.fr/a?b=1&c=2)", "\n\n", "mot ", "[lien", "- "]
)


class Checker(HTMLParser):
    """Collects what is seen; fails on a tag that does not close where it should."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ("b", "a", "blockquote")
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.seen += data


def seen(html: str) -> str:
    checker = Checker()
    checker.feed(html)
    checker.close()
    assert not checker.open
    return checker.seen


def letters(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("**Oui & non**", "<b>Oui &amp; non</b>"),
        ("a < b > c", "a &lt; b &gt; c"),
        ("[INSEE](https://insee.fr/x?a=1&b=2)", '<a href="https://insee.fr/x?a=1&amp;b=2">INSEE</a>'),
        ("**un [lien](https://x.fr) gras**", '<b>un </b><a href="https://x.fr"><b>lien</b></a><b> gras</b>'),
        ("- un\n- deux", "• un\n• deux"),
        ("[clic](javascript:alert(1))", "clic"),
        ("[le PDF](http://localhost:8000/plan.pdf)", "le PDF"),
        ("[clic](data:text/html,x)", "clic"),
        ("2 ** 3 et 4 * 5", "2 ** 3 et 4 * 5"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("[RIN (art. 10)](https://x.fr/a_(b))", '<a href="https://x.fr/a_(b)">RIN (art. 10)</a>'),
    ],
)
def test_markup(markdown: str, html: str) -> None:
    assert [one.html for one in pieces(markdown)] == [html]


def test_cut_between_paragraphs_first() -> None:
    text = "\n\n".join(f"**Titre {i}.** " + "phrase courte. " * 20 for i in range(30))
    parts = pieces(text, 1000)
    assert all(part.html.startswith("<b>Titre") for part in parts)
    assert all(part.size <= 1000 for part in parts)


def test_one_endless_bold_link_is_cut_and_stays_dressed() -> None:
    parts = pieces("**[" + "mot " * 3000 + "](https://x.fr)**")
    assert len(parts) == 3
    assert all(part.html.startswith('<a href="https://x.fr"><b>') for part in parts)


def test_emoji_count_twice() -> None:
    assert [part.size for part in pieces("😀" * 3000)] == [4096, 1904]


@settings(max_examples=300, deadline=None)
@given(st.lists(ALPHABET, max_size=400).map("".join), st.integers(20, 200))
def test_nothing_is_lost_and_nothing_is_broken(markdown: str, most: int) -> None:
    parts = pieces(markdown, most)
    whole = "".join(one.html for one in pieces(markdown, 10**9))
    assert letters("".join(seen(part.html) for part in parts)) == letters(seen(whole))
    for part in parts:
        assert 0 < length(seen(part.html)) <= most
        assert part.plain.strip()
        assert length(part.plain) <= most
