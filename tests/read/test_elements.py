"""Where blocks stand: the elements on their way from the root."""

from __future__ import annotations

from normaliser.model import Element, Page
from normaliser.read.html import read_html


def path(page: Page, block: int) -> str:
    names = []
    place = page.blocks[block].element
    while place >= 0:
        element = page.elements[place]
        names.append(f"{element.tag}{element.nth}")
        place = element.parent
    return " ".join(reversed(names))


def test_a_block_stands_in_the_nearest_element_that_holds_all_of_it() -> None:
    page = read_html("<div><p>a <b>b</b></p><p><a><i>c</i></a></p><p><b>d</b><i>e</i></p></div>")
    assert [path(page, block) for block in range(3)] == [
        "html1 body1 div1 p1",
        "html1 body1 div1 p2 a1 i1",
        "html1 body1 div1 p3",
    ]


def test_siblings_are_counted_by_tag_seen_or_not() -> None:
    page = read_html("<p></p><div></div><p hidden>x</p><p>a</p><div>b</div>" + "<i></i>" * 99 + "<p>c</p>")
    assert [path(page, block) for block in range(3)] == ["html1 body1 p3", "html1 body1 div2", "html1 body1 p4"]


def test_lines_of_one_element_share_it() -> None:
    page = read_html("<p>a<br>b</p>")
    assert page.blocks[0].element == page.blocks[1].element


def test_a_row_of_a_table_is_its_block() -> None:
    page = read_html("<table><tr><td>a</td><td>b</td></tr></table>")
    assert path(page, 0) == "html1 body1 table1 tbody1 tr1"


def test_attributes_are_kept_as_they_are() -> None:
    page = read_html("<div id='X y' class=' Post  body ' role=main itemprop='articleBody text' lang=de>a</div>")
    assert page.elements[-1] == Element(1, "div", 1, "X y", " Post  body ", "main", "articleBody text")


def test_characters_in_links_are_counted() -> None:
    page = read_html("<p>go <a href='/x'>there </a>now</p><p><a>not a link</a></p>")
    assert [block.linked for block in page.blocks] == [5, 0]
