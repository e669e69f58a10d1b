"""Loading a folder of locale data: compiled once, again when it changes, and errors with file and line."""

import pickle

import pytest

from normaliser import catalogue
from normaliser.catalogue import CatalogueError

MESSAGES = """\
[pager.older_post]
gloss = "Older post"

[comment.count]
gloss = "Number of comments"
slots = ["count"]
"""
SOURCES = '[page]\ngrade = "observed"\n[memory]\ngrade = "unverified"\n'
DUTCH = '[blogger.pager.older_post]\n"Oudere post" = "page"\n'


@pytest.fixture
def folder(tmp_path):
    """A small folder of locale data."""
    path = tmp_path / "locales"
    path.mkdir()
    (path / "messages.toml").write_text(MESSAGES)
    (path / "sources.toml").write_text(SOURCES)
    (path / "nl.toml").write_text(DUTCH)
    return path


def messages_of(folder, folded):
    return [label.message for label in catalogue.load(folder).lookup(folded)]


def test_finds_a_wording(folder):
    (label,) = catalogue.load(folder).lookup("oudere post")
    assert (label.wording, label.message, label.locale) == ("Oudere post", "pager.older_post", "nl")
    assert (label.platform, label.grade, label.ambiguous) == ("blogger", "observed", False)


def test_does_not_find_other_text(folder):
    assert messages_of(folder, "oudere") == []
    assert messages_of(folder, "oudere posten") == []


def test_a_changed_file_is_compiled_again(folder):
    catalogue.load(folder)
    (folder / "nl.toml").write_text(DUTCH + '"Ouder bericht" = "memory"\n')
    assert messages_of(folder, "ouder bericht") == ["pager.older_post"]


def test_a_new_locale_is_compiled_in(folder):
    catalogue.load(folder)
    (folder / "hand").mkdir()
    (folder / "hand" / "af.toml").write_text('[blogger.pager.older_post]\n"Ouer plasing" = "memory"\n')
    assert messages_of(folder, "ouer plasing") == ["pager.older_post"]
    assert catalogue.load(folder).locales == ("af", "nl")


def test_a_removed_locale_is_gone(folder):
    catalogue.load(folder)
    (folder / "nl.toml").unlink()
    assert messages_of(folder, "oudere post") == []


def test_the_compiled_form_is_kept_where_it_is_told(folder, tmp_path):
    cache = tmp_path / "elsewhere" / "words.bin"
    catalogue.load(folder, cache)
    assert cache.exists()
    assert not (folder / ".compiled").exists()


@pytest.mark.parametrize("length", [0, 5, 40, 44, 60, -1])
def test_a_damaged_compiled_form_is_made_anew(folder, tmp_path, length):
    cache = tmp_path / "words.bin"
    catalogue.load(folder, cache)
    whole = cache.read_bytes()
    cache.unlink()
    cache.write_bytes(whole[:length])
    assert catalogue.load(folder, cache).lookup("oudere post")
    assert cache.read_bytes() == whole


def test_a_catalogue_goes_to_another_process(folder):
    copied = pickle.loads(pickle.dumps(catalogue.load(folder)))
    assert [label.message for label in copied.lookup("oudere post")] == ["pager.older_post"]


def test_a_catalogue_in_use_outlives_its_file(folder):
    loaded = catalogue.load(folder)
    (folder / "nl.toml").write_text(DUTCH.replace("Oudere", "Vorige"))
    assert catalogue.load(folder).lookup("vorige post")
    assert loaded.lookup("oudere post") and not loaded.lookup("vorige post")


def test_a_touched_file_keeps_the_digest(folder):
    before = catalogue.load(folder).digest
    (folder / "nl.toml").write_text(DUTCH)
    assert catalogue.load(folder).digest == before


def test_a_folder_written_for_good_is_not_looked_at_again(folder):
    catalogue.write_compiled(folder)
    (folder / "nl.toml").unlink()
    assert messages_of(folder, "oudere post") == ["pager.older_post"]


@pytest.mark.parametrize(
    ("content", "error"),
    [
        ('[blogger.pager.oldr]\n"Oudere post" = "page"\n', "locales/nl.toml:2: pager.oldr is not a message"),
        (DUTCH + '"Ouder" = "pagina"\n', "locales/nl.toml:3: pagina is not a source"),
        (DUTCH + '"Ouder" = ""\n', 'locales/nl.toml:3: "Ouder" has no source'),
        (DUTCH + '"Nog {aantal}" = "page"\n', "locales/nl.toml:3: {aantal} is not a slot"),
        ('"Oudere post" = "page"\n', "locales/nl.toml:1: a wording needs a table"),
        (DUTCH + "Oudere\n", 'locales/nl.toml:3: not of the form "wording" = "source"'),
    ],
)
def test_says_what_is_wrong_with_file_and_line(folder, content, error):
    (folder / "nl.toml").write_text(content)
    with pytest.raises(CatalogueError) as raised:
        catalogue.load(folder)
    assert str(raised.value).startswith(error)


def test_says_which_source_has_no_grade(folder):
    (folder / "sources.toml").write_text('[page]\nabout = "seen"\n')
    with pytest.raises(CatalogueError, match=r"locales/sources\.toml:1: page has no grade"):
        catalogue.load(folder)


def test_the_better_source_gives_the_grade(folder):
    (folder / "nl.toml").write_text(DUTCH.replace('"page"', '"memory page"'))
    assert catalogue.load(folder).lookup("oudere post")[0].grade == "observed"


def test_the_better_of_two_equal_wordings_gives_the_grade(folder):
    (folder / "hand").mkdir()
    (folder / "hand" / "nl.toml").write_text(DUTCH.replace('"page"', '"memory"'))
    (label,) = catalogue.load(folder).lookup("oudere post")
    assert label.grade == "observed"
