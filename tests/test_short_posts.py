"""Posts of a sentence on pages full of another language, and titles that a page says more than once."""

import pytest

from normaliser.clean import clean
from normaliser.model import Document

TITLE = "The Best Way to Carry a Canoe"
SENTENCE = "My brother found this one in a barn and it still floats very well."
TEASER = (
    "Die Stadtverwaltung hat am Montag bekannt gegeben, dass die alte Brücke im Frühjahr für mehrere Monate gesperrt "
    "wird und der Verkehr über die Umgehung geleitet werden soll, bis alle Arbeiten beendet sind."
)


def page(head: str, body: str) -> str:
    """A page whose prose is German, but for one post."""
    teasers = "".join(
        f"<div class='teaser'><h4>Nachricht {n}</h4><p>{chr(65 + n)}) {TEASER}</p></div>" for n in range(6)
    )
    return (
        f"<html lang='de'><head><title>{TITLE} - Bootshaus</title></head><body>"
        f"<ul class='menu'><li><a href='/'>Startseite</a></li><li><a href='/k'>Kontakt</a></li></ul>{head}"
        f"<div class='entry-content'>{body}</div><h3>Schreibe einen Kommentar</h3>{teasers}</body></html>"
    )


def lines(html: str) -> list[str]:
    return [line for line in clean(Document(html, media_type="text/html")).text.splitlines() if line]


@pytest.mark.parametrize(
    "head",
    [
        f"<h1>{TITLE}</h1>",
        f"<p><a href='/b'>Boote</a> › {TITLE}</p><h1>{TITLE}</h1>",
        f"<h2>{TITLE}</h2><div class='meta'>6. August 2025</div><h1>{TITLE}</h1>",
        f"<div>{TITLE}</div><div>{TITLE}</div><h1>{TITLE}</h1>",
    ],
    ids=["once", "breadcrumb", "date between", "three times"],
)
def test_a_short_post_stays_with_one_title(head: str) -> None:
    assert lines(page(head, f"<p>{SENTENCE}</p>")) == [TITLE, SENTENCE]


def test_a_longer_line_that_holds_the_title_is_no_copy_of_it() -> None:
    motto = f"{TITLE} over a stony path is the one that my grandfather showed me when I was nine"
    assert motto in lines(page(f"<h1>{TITLE}</h1>", f"<p>{motto}</p><p>{SENTENCE}</p>"))


def test_the_language_of_a_short_post_is_english() -> None:
    assert clean(Document(page(f"<h1>{TITLE}</h1>", f"<p>{SENTENCE}</p>"), media_type="text/html")).language == "en"
