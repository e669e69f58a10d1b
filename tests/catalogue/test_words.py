"""The words that the project ships: they are found, and ordinary text is not."""

import tomllib
from pathlib import Path

import pytest

from normaliser import catalogue
from normaliser.catalogue import source
from normaliser.catalogue.stamp import stamp
from normaliser.locales_tools import checks
from normaliser.locales_tools.additions import read_cases
from normaliser.text import fold

CASES = Path(__file__).parent / "cases"
FOLDER = catalogue.default_folder()
KNOWN = [line.split("\t") for line in (CASES / "known.tsv").read_text(encoding="utf-8").splitlines()[1:]]
ADDED = read_cases(CASES / "added.tsv")


@pytest.fixture(scope="module")
def words():
    return catalogue.load()


def messages_in(words, line):
    """The messages that cover a line whole, as (locale, message)."""
    folded = fold(line)
    templates = (label for template, _ in words.templates_for(folded) for label in template.labels)
    return {(label.locale, label.message) for label in (*words.lookup(folded), *templates)}


@pytest.mark.parametrize(("locale", "line", "message"), KNOWN, ids=[f"{case[0]} {case[1]}" for case in KNOWN])
def test_knows(words, locale, line, message):
    assert (locale, message) in messages_in(words, line)


@pytest.mark.parametrize("line", [case[1] for case in KNOWN])
def test_keeps_it_inside_a_sentence(words, line):
    sentence = f"Her slide read “{line}” in large letters, and nobody in the room knew what it meant."
    assert messages_in(words, sentence) == set()


@pytest.mark.parametrize("case", ADDED, ids=[f"{case.locale} {case.line}" for case in ADDED])
def test_added_wordings(words, case):
    assert ((case.locale, case.message) in messages_in(words, case.line)) is case.fires


@pytest.mark.parametrize("word", ["home", "about", "next", "reply", "share", "tags", "side", "del", "see also"])
def test_ordinary_english_words_are_ambiguous_in_every_locale(words, word):
    labels = words.lookup(word)
    assert labels
    assert all(label.ambiguous for label in labels)


@pytest.mark.parametrize("line", ["Keine Kommentare:", "Kommentar veröffentlichen", "Aucun commentaire:", "張貼留言"])
def test_telling_labels_are_not_ambiguous(words, line):
    assert not any(label.ambiguous for label in words.lookup(fold(line)))


@pytest.mark.parametrize(
    ("line", "telling"),
    [("More on the ferry dispute", False), ("Photo by Ines Tandoro", False), ("Photo courtesy of Ines Tandoro", True)],
)
def test_blanks_around_a_slot_are_no_words(words, line, telling):
    found = [label for template, _ in words.templates_for(fold(line)) for label in template.labels]
    assert found and any(not label.ambiguous for label in found) is telling


def test_a_short_label_is_ambiguous(words):
    short = [label for key in words if sum(map(str.isalpha, key)) < 3 for label in words.lookup(key)]
    assert short
    assert all(label.ambiguous for label in short)


def test_nothing_is_wrong_in_the_data():
    assert [str(finding) for finding in checks.check(FOLDER)] == []


@pytest.mark.parametrize("locale", ["de", "en", "he", "zh-Hant"])
def test_locale_files_are_toml_and_are_read_as_toml(locale):
    path = FOLDER / f"{locale}.toml"
    ours = {(w.platform, w.message, w.text): w.sources for w in source.wordings(path, FOLDER)}
    theirs = {
        (platform, f"{category}.{name}", text): tuple(sources.split())
        for platform, categories in tomllib.loads(path.read_text(encoding="utf-8")).items()
        for category, messages in categories.items()
        for name, wordings in messages.items()
        for text, sources in wordings.items()
    }
    assert ours == theirs


def test_every_key_passes_the_gates_and_is_found_at_its_place(words):
    lost = [key for key in words if not (words.may_start(key) and words.may_end(key) and words.longest(key))]
    assert lost == []


def test_the_gates_stop_most_prose(words):
    prose = (Path(__file__).parents[2] / "corpus/blogger/de/harbour-pilots/gold.txt").read_text(encoding="utf-8")
    lines = [line for line in prose.splitlines() if len(line) > 80]
    assert len(lines) > 10
    assert sum(words.may_start(line) and words.may_end(line) for line in lines) <= len(lines) // 8
    assert sum(map(words.may_end, lines)) <= len(lines) // 4


def test_a_glued_run_is_cut_at_its_labels(words):
    run = fold("Diesen Post per E-Mail versendenBlogThis!In Twitter freigeben")
    position, found = 0, []
    while position < len(run):
        end, labels = words.longest(run, position)
        found.append(labels[0].message)
        position = end
    assert found == ["share.email", "share.blogthis", "share.twitter"]


def test_the_stamp_is_of_the_files():
    assert stamp(FOLDER) == stamp(FOLDER)
