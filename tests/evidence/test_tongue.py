"""Whether a page has an article in English is told from its prose, not from what is around."""

from pathlib import Path

import pytest

from normaliser import catalogue
from normaliser.examine import examine
from normaliser.model import Document
from normaliser.read import read

ENGLISH = (
    "The lamp on the pier went out at nine, and nobody who was there could say when it had last been out for so long."
)
GERMAN = "Die Lampe an der Mole ging um neun Uhr aus, und niemand, der dabei war, wusste noch, wann das zuletzt so war."
COOKIES = "We use cookies and similar tools that are necessary to make this website work and to measure how it is used."


def language_of(source: str) -> int:
    page = read(Document(source))
    return examine(page, catalogue.load(), catalogue.load().function_words).around.language


def numbered(line: str, times: int) -> list[str]:
    """The same sentence `times` times, each with another word in front."""
    return [f"{chr(65 + number)}x {line}" for number in range(times)]


@pytest.mark.parametrize(
    ("lines", "language"),
    [
        (["Mittwoch", "Startseite"], 0),
        (numbered(ENGLISH, 3), 1),
        (numbered(GERMAN, 3), 2),
        ([*numbered(ENGLISH, 5), "3 Kommentare:", *numbered(GERMAN, 20)], 1),
        ([*numbered(GERMAN, 12), *numbered(ENGLISH, 2)], 2),
        ([*numbered(GERMAN, 3), *[ENGLISH] * 20], 2),
        ([*numbered(GERMAN, 3), *numbered(COOKIES, 9)], 2),
    ],
    ids=["none", "english", "german", "comments after it", "a quotation", "a line that repeats", "consent"],
)
def test_language_of_plain_text(lines: list[str], language: int) -> None:
    assert language_of("\n\n".join(lines)) == language


def test_language_of_a_page_is_that_of_its_body() -> None:
    teasers = "".join(f"<div><p>{line}</p></div>" for line in numbered(GERMAN, 12))
    page = f"<html><body><div class='post-body'><p>{ENGLISH}</p></div><div>{teasers}</div></body></html>"
    assert language_of(page) == 1
    assert language_of(page.replace(ENGLISH, GERMAN)) == 2


def test_profiles_are_read_from_the_package_that_ships_them() -> None:
    import langdetect

    assert (Path(langdetect.__file__).parent / "profiles/en").is_file()
