"""Pages whose text stands on one line, as extractors leave them that put a space for every break."""

from __future__ import annotations

from collections import Counter

import pytest

from normaliser import catalogue
from normaliser.evidence.traits import ENGLISH_SHARE
from normaliser.examine import examine
from normaliser.read import read_plain
from normaliser.recognise.parts import in_parts
from normaliser.recognise.shape import shape
from normaliser.series import paragraphs
from tests.odd.relaid import DOCUMENTS, article, cleaned, lost, words

LOSES = {"wordpress/fr/mojibake": "a short sentence right above a label in damaged letters goes with it"}
PROSE = (
    "For eleven years the evening ferry has left the island at twenty past nine. It has turned back once because of my "
    "uncle’s hat. He stands at the stern, which is where the wind is. Mr. Dunne, who is 71. and deaf, waits. "
    "Everybody knows what will happen, and the children come down to the jetty to watch it happen."
)


def joined(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("name", DOCUMENTS)
def test_an_article_alone_comes_back_as_it_is(name: str) -> None:
    line = joined(article(DOCUMENTS[name]))
    assert cleaned(line) == line


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=pytest.mark.xfail(strict=True, reason=LOSES[name])) if name in LOSES else name
        for name in DOCUMENTS
    ],
)
def test_no_word_of_the_article_is_lost(name: str) -> None:
    one = DOCUMENTS[name]
    assert lost(one, joined(one.page)) == Counter()


def test_half_of_the_chrome_goes() -> None:
    shares = []
    for one in DOCUMENTS.values():
        chrome = words(joined(one.page)) - words(article(one))
        if chrome:
            left = words(cleaned(joined(one.page))) - words(article(one))
            shares.append(left.total() / chrome.total())
    assert sum(shares) / len(shares) < 0.5


def parts(line: str) -> list[str]:
    page = in_parts(read_plain(line), catalogue.load())
    return [page.text[block.start : block.end] for block in page.blocks]


def test_parts_are_sentences_dates_and_labels() -> None:
    tail = "Keine Kommentare: Kommentar veröffentlichen Neuerer Post Älterer Post"
    found = parts(f"Mittwoch, 6. August 2025 {PROSE} {tail} Gipfel (12) Hafen (3)")
    assert found[0] == "Mittwoch, 6. August 2025"
    assert found[1:5] == [
        "For eleven years the evening ferry has left the island at twenty past nine.",
        "It has turned back once because of my uncle’s hat.",
        "He stands at the stern, which is where the wind is.",
        "Mr. Dunne, who is 71. and deaf, waits.",
    ]
    assert found[-3:] == [tail, "Gipfel (12)", "Hafen (3)"]


def test_a_text_of_several_lines_is_not_divided() -> None:
    assert parts(f"{PROSE}\n{PROSE}\n{PROSE}") == [PROSE] * 3


def test_labels_in_quotation_marks_stay() -> None:
    line = (
        f"{PROSE} The sign said “Keine Kommentare:” “Kommentar veröffentlichen” “Neuerer Post” “Älterer Post” {PROSE}"
    )
    assert cleaned(line) == line


def test_an_article_glued_to_its_share_labels_stays_among_glued_menus() -> None:
    menus = (
        "Servicios Buscar Facebook Twitter Instagram RSS Suscríbete Kiosco Digital Hemeroteca Aviso Legal",
        "Inicio Suscriptor A fondo Gran Vigo Galicia Comarcas Morrazo Pontevedra Deza Tabeirós Arousa Deportes Opinión",
        "Mapa web Gran Vigo Galicia Ocio El tiempo Tráfico Cartelera de cine Farmacias Horóscopo Sorteos",
    )
    article = " ".join([PROSE] * 5)
    glued = f"Compartir Facebook Twitter Whatsapp Linkedin Mail Otras Portada Sucesos Economía Cultura {article}"
    lines = (menus[0], menus[1], " ".join(menus * 4), glued, " ".join(menus[::-1] * 5), "Aviso Legal | Privacidad")
    assert article in cleaned("\n".join(lines))


def test_the_middle_of_a_long_line_tells_whether_it_is_english() -> None:
    menu = "Compartir Facebook Twitter Portada Sucesos Economía Cultura Sociedad Deportes Opinión Gran Vigo Comarcas"
    look = shape(f"{menu} {menu} {' '.join([PROSE] * 5)}", catalogue.load().function_words)
    assert look.english >= ENGLISH_SHARE


@pytest.mark.parametrize(("gone", "stays"), [({0, 1, 2, 3}, {1, 2}), ({0, 2, 3}, set())])
def test_where_no_paragraph_stays_all_long_ones_do(gone: set[int], stays: set[int]) -> None:
    words = catalogue.load()
    article = " ".join([PROSE] * 3)
    lines = ("Kommentar veröffentlichen", article, article, "Neuerer Post")
    found = examine(read_plain("\n".join(lines)), words, words.function_words)
    assert paragraphs(found, gone, [-9.0, -3.0, -3.0, -9.0]) == stays
