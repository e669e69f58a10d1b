"""The forms in which a wording with slots may stand on a page."""

import pytest

from normaliser.catalogue.expand import forms
from normaliser.catalogue.slots import fits
from normaliser.catalogue.table import Template


def keys(text):
    return [form.parts[0] for form in forms(text, ["Facebook", "X"]) if not form.slots]


def templates(text):
    return [(form.parts, form.slots) for form in forms(text, ["Facebook"]) if form.slots]


def test_a_count_is_any_number():
    assert "0 kommentare" in keys("{count} Kommentare")


def test_a_count_may_be_left_out_but_then_tells_less():
    assert [form.bare for form in forms("{count} Kommentare") if form.parts == ("kommentare",)] == [True]


@pytest.mark.parametrize(
    ("slot", "text", "is_fit"),
    [
        ("author", "ann lee", True),
        ("author", "ann lee. it was late", False),
        ("author", "a name of more than five words", False),
        ("date", "0. may 0", True),
        ("date", "monday", False),
        ("list", "travel, snow and ice, far north", True),
        ("list", "nineteen years, she told me, the opinion was only once another", False),
        ("title", "the night ferry sails again", True),
        ("title", "the ferry sails. nobody slept. it was late", False),
        ("query", " ", False),
    ],
)
def test_what_stands_in_a_slot_has_its_shape(slot, text, is_fit):
    assert fits(slot, text) is is_fit


def test_a_service_is_each_that_we_know():
    assert {"auf facebook teilen", "auf x teilen"} <= set(keys("Auf {service} teilen"))


def test_a_service_may_be_another():
    assert templates("Auf {service} teilen") == [(("auf ", " teilen"), ("service",))]


def test_an_author_is_free():
    assert templates("Publié par {author}") == [(("publié par ", ""), ("author",))]


def test_blanks_beside_a_colon_do_not_matter():
    assert templates("Labels: {list}") == templates("Labels:{list}") == [(("labels:", ""), ("list",))]


def test_slots_alone_are_no_form():
    assert list(forms("{author} {date}")) == []


@pytest.mark.parametrize(
    ("parts", "line", "spans"),
    [
        (("posted by ", ""), "posted by ann", ((10, 13),)),
        (("", " said"), "ann said", ((0, 3),)),
        (("posted by ", " at ", ""), "posted by ann at 0:0", ((10, 13), (17, 20))),
        (("posted by ", " at ", ""), "posted by ann at home", None),
        (("", " said"), '"it is late," she said', None),
        (("posted by ", ""), "posted by ", None),
        (("posted by ", ""), "it was posted by ann", None),
        (("posted by ", " at ", ""), "posted by ann", None),
        (("", " said"), " said", None),
    ],
)
def test_a_template_covers_the_line_whole_or_not_at_all(parts, line, spans):
    assert Template(parts, ("author", "time")[: len(parts) - 1], ()).match(line) == spans
