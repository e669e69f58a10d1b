"""Comments that no element and no label sets apart, told by the names and times that recur among them."""

from __future__ import annotations

from normaliser.clean import Cleaner
from normaliser.model import Document, Result

ARTICLE = (
    "He was standing in the ditch behind the bus depot this morning, on one leg, with his eyes closed, like a man who "
    "has missed the last bus and does not mind."
)
FIRST = "I have been watching one by the canal since January, and he does not move for hours."
SECOND = "So there are two! The other one has the temper. I will bring more sardines."
MARGERY, LAJOS = "Küldte: Margery | 2006. március 10. 10:22", "Küldte: Lajos | 2006. március 10. 21:37"
FORM = "Hozzászólok:"


def cleaned(*lines: str, comments: str = "remove") -> Result:
    body = "".join(f"<p>{line}</p>" for line in lines)
    page = f"<html lang=hu><title>The heron</title><body><h1>The heron</h1>{body}</body></html>"
    return Cleaner(comments=comments).clean(Document(page, media_type="text/html"))


def test_signatures_below_what_they_sign() -> None:
    result = cleaned(ARTICLE, "2 hozzászólás", FIRST, MARGERY, SECOND, LAJOS, FORM)
    assert result.text == f"The heron\n\n{ARTICLE}"


def test_signatures_above_what_they_sign() -> None:
    result = cleaned(ARTICLE, "2 hozzászólás", MARGERY, FIRST, LAJOS, SECOND, FORM)
    assert result.text == f"The heron\n\n{ARTICLE}"


def test_they_stay_on_request_with_their_day() -> None:
    result = cleaned(ARTICLE, "2 hozzászólás", FIRST, MARGERY, SECOND, LAJOS, FORM, comments="keep")
    assert [(result.text[one.start : one.end], one.date) for one in result.comments] == [
        (FIRST, "2006-03-10"),
        (SECOND, "2006-03-10"),
    ]


def test_plain_text() -> None:
    lines = ("The heron", ARTICLE, "2 hozzászólás", FIRST, MARGERY, SECOND, LAJOS, FORM)
    result = Cleaner().clean(Document("\n\n".join(lines), media_type="text/plain"))
    assert result.text == f"The heron\n\n{ARTICLE}"


def test_posts_with_bylines_are_no_comments() -> None:
    """No form to write a comment below, no heading above: an index of posts."""
    result = cleaned(ARTICLE, MARGERY, FIRST, LAJOS, SECOND, MARGERY)
    assert all(text in result.text for text in (ARTICLE, FIRST, SECOND))


def test_the_article_is_no_comment_for_the_heading_above_it() -> None:
    result = cleaned("2 hozzászólás", ARTICLE, MARGERY, FIRST, LAJOS, FORM)
    assert ARTICLE in result.text
