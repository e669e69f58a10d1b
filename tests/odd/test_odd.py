"""What stays on a page that is no single article in prose, and what it is called."""

from __future__ import annotations

from functools import cache

import pytest

from normaliser.clean import Cleaner
from normaliser.model import Document, Result

PROSE = "The night ferry left the quay on time, and nobody on the island slept until it was back in the morning."
MORE = "There was a loaf of bread on each doorstep, and nobody asked who had baked it or at what hour of the night."
FRENCH = "Le bac de nuit est parti à l’heure, et personne sur l’île n’a dormi avant qu’il ne soit de retour au matin."
ENCORE = "Il y avait un pain devant chaque porte, et personne n’a demandé qui l’avait fait ni à quelle heure."


@cache
def cleaner() -> Cleaner:
    return Cleaner()


def cleaned(source: str) -> Result:
    return cleaner().clean(Document(source))


def page(inner: str, head: str = "") -> str:
    told = f'<meta name="generator" content="WordPress 6"><title>Quay</title>{head}'
    return f"<html><head>{told}</head><body>{inner}</body></html>"


def post(title: str, *paragraphs: str) -> str:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f'<article><h2 class="entry-title">{title}</h2><div class="entry-content">{body}</div>'
        '<footer class="entry-footer"><a href="#">Schreibe einen Kommentar</a></footer></article>'
    )


def test_calls_two_posts_an_index_and_keeps_their_titles() -> None:
    result = cleaned(page(post("The ferry", PROSE) + post("The bread", MORE)))
    assert result.status == "index"
    assert result.text == f"The ferry\n\n{PROSE}\n\nThe bread\n\n{MORE}"


def test_calls_one_post_no_index() -> None:
    assert cleaned(page(post("The ferry", PROSE, MORE))).status == "ok"


def test_calls_posts_no_index_on_the_page_of_an_article() -> None:
    dated = '<meta property="article:published_time" content="2020-05-04T10:00:00Z">'
    result = cleaned(page(post("The ferry", PROSE) + post("The bread", MORE), dated))
    assert (result.status, result.published) == ("ok", "2020-05-04")


@pytest.mark.parametrize(
    ("foot", "status"),
    [("Ältere Beiträge", "index"), ("Älterer Beitrag", "ok")],
)
def test_the_pager_tells_a_text_of_two_posts_from_an_article(foot: str, status: str) -> None:
    first = f"The ferry\n\nVeröffentlicht am 9. Mai 2020 von Alwine\n\n{PROSE}\n\nKategorien: Fähren\n\n"
    second = f"The bread\n\nVeröffentlicht am 8. Mai 2020 von Alwine\n\n{MORE}\n\nKategorien: Brote\n\n"
    result = cleaned(first + second + foot + "\n")
    assert result.status == status
    assert "The bread" in result.text


def test_keeps_short_lines_between_paragraphs_of_a_body() -> None:
    result = cleaned(page(post("The soup", PROSE, "2 carrots", "1 onion", "Salt, nutmeg", MORE)))
    assert "2 carrots\n\n1 onion\n\nSalt, nutmeg" in result.text


def test_removes_labels_between_paragraphs_of_a_body() -> None:
    result = cleaned(page(post("The soup", PROSE, "Diesen Post per E-Mail versenden", MORE)))
    assert "versenden" not in result.text


def test_keeps_a_second_language_as_long_as_the_first() -> None:
    text = cleaned(page(post("The ferry", PROSE, MORE, FRENCH, ENCORE))).text
    assert FRENCH in text
    assert ENCORE in text


def test_removes_a_line_in_the_language_of_the_chrome() -> None:
    assert "Cet article" not in cleaned(page(post("The ferry", PROSE, MORE, "Cet article vous a plu ?"))).text


NAME = '<header class="site-header"><p class="site-title">The quay</p></header>'


def test_finds_no_article_in_the_name_of_a_blog() -> None:
    result = cleaned(page(f"{NAME}<h1>Nichts gefunden</h1>"))
    assert (result.status, result.text) == ("no-article", "")


def test_finds_a_short_article_outside_of_chrome() -> None:
    assert PROSE in cleaned(page(NAME + post("The ferry", PROSE))).text
