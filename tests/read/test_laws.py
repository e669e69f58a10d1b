"""What holds of every page that is read, whatever it is made of."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from normaliser.model import Document, Page
from normaliser.read import read, read_plain
from normaliser.read.blanks import BLANKS
from normaliser.read.html import read_html

BLOCKS = ["p", "div", "ul", "ol", "li", "table", "tr", "td", "h2", "pre", "blockquote", "select", "option", "section"]
INLINES = ["b", "i", "span", "a", "font", "code", "time", "button", "x-y", "label"]
ATTRIBUTES = ["", "", "", " href='/x'", " class='c'", " hidden", " style='display:block'", " aria-hidden='true'"]
UNSEEN = ["<br>", "<img>", "<!-- c -->", "<script>s</script>", "<style>t</style>", "<hr>", "<meta itemprop=date>"]
WORDS = st.text(st.sampled_from("ab1 \n\t\u00a0\u200bé漢&;<>|-"), max_size=6)


@st.composite
def soups(draw: st.DrawFn) -> str:
    """Markup with all the mistakes that people make."""
    piece = st.one_of(
        WORDS,
        st.sampled_from(UNSEEN),
        st.builds("<{}{}>".format, st.sampled_from(BLOCKS + INLINES), st.sampled_from(ATTRIBUTES)),
        st.builds("</{}>".format, st.sampled_from(BLOCKS + INLINES)),
    )
    return "".join(draw(st.lists(piece, max_size=40)))


@st.composite
def phrases(draw: st.DrawFn) -> str:
    """Inline elements, closed where they should be, and text."""
    return draw(
        st.recursive(
            st.text(st.sampled_from("ab \n\u00a0é"), max_size=5),
            lambda inner: st.lists(
                st.one_of(inner, st.builds("<{0}>{1}</{0}>".format, st.sampled_from(["b", "i", "span", "u"]), inner)),
                max_size=5,
            ).map("".join),
            max_leaves=25,
        )
    )


def check(page: Page) -> None:
    position = 0
    for block in page.blocks:
        assert position <= block.start < block.end <= len(page.text)
        position = block.end
        text = page.text[block.start : block.end]
        assert text == text.strip(BLANKS)
        assert 0 <= block.linked <= len(text)
        assert -1 <= block.element < len(page.elements)
        assert not page.elements or block.element >= 0
    for place, element in enumerate(page.elements):
        assert -1 <= element.parent < place
        assert element.nth >= 1
    for link in page.links:
        assert 0 <= link.start < link.end <= len(page.text)
    for date in page.facts.dates:
        assert -1 <= date.element < len(page.elements)
    assert page.status in ("ok", "empty", "undecodable")
    assert (page.status == "ok") == bool(page.blocks)


@given(st.binary(max_size=300))
def test_any_bytes_give_a_page(source: bytes) -> None:
    check(read(Document(source)))
    check(read(Document(source, media_type="text/html")))


@given(soups())
def test_any_markup_gives_a_page(html: str) -> None:
    page = read_html(html)
    check(page)
    assert page == read_html(html)


@given(soups())
def test_everything_in_a_page_is_in_a_block_or_between(html: str) -> None:
    page = read_html(html)
    end = 0
    for block in page.blocks:
        assert re.fullmatch(r"(?:\n|\n\n)?(?: *(?:- |\d+\. ))?[ \t\u00a0\u200b]*", page.text[end : block.start])
        end = block.end
    assert end == len(page.text)


@given(phrases())
def test_a_phrase_reads_as_in_a_browser(html: str) -> None:
    shown = re.sub("<[^>]*>", "", html)
    collapsed = re.sub("[ \n]+", " ", shown).strip(BLANKS)
    assert read_html(f"<body><p>{html}</p>").text == collapsed


@given(soups())
def test_links_are_where_the_blocks_count_them(html: str) -> None:
    page = read_html(html)
    linked = sum(link.end - link.start for link in page.links)
    assert linked == sum(block.linked for block in page.blocks)


@given(st.text(st.sampled_from("ab \n\r\t\x0b\x0c\x1c\x85\u2028\u00a0\u200b\ufeff[]()<>:!é\U0001f600"), max_size=60))
def test_plain_text_is_its_own_page(text: str) -> None:
    page = read_plain(text)
    check(page)
    assert page.text == text
    ends = [0, *(block.end for block in page.blocks)]
    starts = [*(block.start for block in page.blocks), len(text)]
    outside = "".join(text[end:start] for end, start in zip(ends, starts, strict=True))
    assert not outside.strip(BLANKS)
    assert not any(len(page.text[block.start : block.end].splitlines()) != 1 for block in page.blocks)


@given(st.text(max_size=60))
def test_plain_text_comes_back_byte_for_byte(text: str) -> None:
    source = text.encode("utf-8", "ignore")
    page = read(Document(source, media_type="text/plain"))
    if page.status != "undecodable" and page.facts.encoding.startswith("utf-8"):
        assert page.text.encode() == source
