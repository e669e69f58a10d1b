"""What the recognisers say that look at more than one line."""

from __future__ import annotations

import pytest

from normaliser import catalogue
from normaliser.read import read_plain
from normaliser.read.html import read_html
from normaliser.recognise.dates import date_lines
from normaliser.recognise.enclosed import enclosed
from normaliser.recognise.labels import labels
from normaliser.recognise.links import linked
from normaliser.recognise.parts import in_parts

PROSE = (
    "For eleven years the evening ferry has left the island at twenty past nine, and for eleven years it has turned "
    "back at least once because of my uncle’s hat. He stands at the stern, which is where the wind is. Everybody "
    "knows what will happen, and the children come down to the jetty to watch it happen. When the captain retired "
    "they gave him a barometer; he gave my uncle a cap with a strap, and nobody came down to the jetty any more. "
)
SHARE = "https://www.blogger.com/share-post.g?blogID=1&postID=2&target=email"


@pytest.fixture(scope="module")
def words():
    return catalogue.load()


def certain(page, matches):
    return [page.text[match.start : match.end] for match in matches if not match.weak]


def between(text, words):
    page = read_plain(text)
    return certain(page, enclosed(page, [*labels(page, words), *date_lines(page)]))


def test_a_name_between_the_lines_of_a_byline_goes_with_them(words):
    assert between("It was over.\nPublié par\nUnknown\nà\n08:00\nAucun commentaire:", words) == ["Unknown", "à"]


def test_a_title_after_a_byline_is_no_name(words):
    assert between("Publié par\nUnknown\nà\n08:00\nThe last ferry\nAucun commentaire:", words) == ["Unknown", "à"]


def test_a_name_without_a_time_after_it_is_not_enclosed(words):
    assert between("Publié par\nUnknown\nThe last ferry\nIt left at nine.", words) == []


def test_a_lone_mark_between_labels_goes(words):
    assert between("Kommentar veröffentlichen\n-\nNeuerer Post", words) == ["-"]


def test_a_lone_mark_beside_prose_stays(words):
    assert between("Kommentar veröffentlichen\n***\nHe never came back.", words) == []


def test_a_byline_over_lines_needs_no_date_where_its_labels_are_not_english(words):
    assert between("It was over.\nAutor\nZuzka\nKategórie\nVýlety bez konca a mapy", words) == [
        "Autor",
        "Zuzka",
        "Kategórie",
    ]


def test_english_words_over_lines_are_no_byline_without_a_date(words):
    assert between("It was over.\nAuthor\nZuzka\nCategories\nThree kinds of rain", words) == []


def test_tags_on_lines_of_their_own_go_with_their_label(words):
    text = "It was over.\nŠtítky:\nryby\nnic\nOkomentovat"
    assert between(text, words) == ["Štítky:", "ryby", "nic"]


def test_a_row_of_labels_of_one_language_is_certain(words):
    assert between("It was over.\n\nStrona główna\nO mnie\nKontakt\n", words) == ["Strona główna", "O mnie", "Kontakt"]


def test_services_below_a_share_label_are_certain(words):
    assert between("It was over.\n\nShare this:\nTwitter\nFacebook\n", words) == ["Share this:", "Twitter", "Facebook"]


def test_services_alone_are_not(words):
    assert between("It was over.\n\nTwitter\nFacebook\nPinterest\n", words) == []


def test_a_row_of_english_words_is_not(words):
    assert between("It was over.\n\nHome\nAbout\nContact\n", words) == []


def test_a_label_that_a_sentence_runs_through_is_weak(words):
    page = read_plain("the harbour master decided in the end that nobody at all should\nleave a comment\nthat evening.")
    assert certain(page, labels(page, words)) == []


def test_the_same_label_on_its_own_is_certain(words):
    page = read_plain("It was over.\n\nPost a Comment\n")
    assert certain(page, labels(page, words)) == ["Post a Comment"]


def test_a_line_of_markdown_is_known_by_where_its_links_lead(words):
    line = f"* [Senden]({SHARE}) [Weiter]({SHARE})"
    page = read_plain(f"It was over.\n{line}\n")
    assert [page.text[match.start : match.end] for match in linked(page, words)] == [line]


def test_a_reference_tells_where_a_link_leads(words):
    page = read_plain(f"It was over.\n[Senden][3]\n\n[3]: {SHARE}\n")
    assert {page.text[match.start : match.end] for match in linked(page, words)} == {"[Senden][3]", f"[3]: {SHARE}"}


def test_a_sentence_with_such_a_link_in_it_stays(words):
    page = read_plain(f"If you liked the ferry you can [send it]({SHARE}) to your uncle.")
    assert list(linked(page, words)) == []


def test_a_block_of_html_is_known_by_where_its_links_lead(words):
    page = read_html(f"<p>It was over.</p><p><a href='{SHARE}'>Senden</a></p>")
    assert [page.text[match.start : match.end] for match in linked(page, words)] == ["Senden"]


def test_the_chrome_of_a_page_on_one_line_is_cut_out_of_it(words):
    tail = "Keine Kommentare: Kommentar veröffentlichen Neuerer Post Älterer Post Startseite"
    page = in_parts(read_plain(f"{PROSE}{PROSE}{tail} {PROSE}"), words)
    assert certain(page, labels(page, words)) == [tail]


def test_labels_apart_in_a_page_on_one_line_stay(words):
    prose = f"{PROSE}He wrote Keine Kommentare on the bill, not Kommentar veröffentlichen or Neuerer Post. {PROSE * 2}"
    page = in_parts(read_plain(prose), words)
    assert certain(page, labels(page, words)) == []


def test_what_is_said_of_a_line_has_the_place_of_the_line(words):
    page = read_plain("\nIt was over.\n  Neuerer Post  \n")
    found = [match for match in labels(page, words) if match.message == "pager.newer_post"]
    assert [(match.start, match.end) for match in found] == [(16, 28)]
