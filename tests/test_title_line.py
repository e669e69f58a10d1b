"""The name of the page as the first line of a text goes where the headline stands again; so does the site's name."""

import pytest

from normaliser import clean

BODY = """The bridge had been promised for eleven years, and in all of them somebody was sure of next spring.

When it came it was carried across the harbour by two ferries, slowly, with a brass band on each of them.

Nobody had thought of the road on the other side. It ends in a field, and the field belongs to a man who likes peace."""
HEADLINE = "How the harbour was carried"
FOOT = "Keine Kommentare:\n\nKommentar veröffentlichen\n\nThe Tidewater Almanac"


def text_of(*head):
    return clean("\n\n".join([*head, BODY, FOOT])).text.strip()


@pytest.mark.parametrize(
    "first",
    [
        f"{HEADLINE} – The Tidewater Almanac",
        f"{HEADLINE} | The Tidewater Almanac",
        f"The Tidewater Almanac: {HEADLINE}",
    ],
)
def test_the_name_of_the_page_goes_where_the_headline_stands_again(first):
    assert text_of(first, "The Tidewater Almanac", "Startseite", "Mittwoch, 6. August 2025", HEADLINE) == (
        f"{HEADLINE}\n\n{BODY}"
    )


def test_a_headline_with_a_dash_stays_where_none_of_its_parts_stands_alone():
    first = f"{HEADLINE} – and what it cost"
    assert text_of(first, "Mittwoch, 6. August 2025") == f"{first}\n\n{BODY}"


def test_a_name_of_two_words_is_no_headline():
    first = "Dora Delmare – Notes from a crooked house"
    kept = text_of(first, "Dora Delmare", "Mittwoch, 6. August 2025", HEADLINE)
    assert "Dora Delmare\n\n" not in kept.removeprefix(first)
    assert HEADLINE in kept


def test_the_site_s_name_inside_the_article_stays():
    page = "\n\n".join([f"{HEADLINE} – The Tidewater Almanac", HEADLINE, BODY, "The Tidewater Almanac", BODY, FOOT])
    assert clean(page).text.count("The Tidewater Almanac") == 1
