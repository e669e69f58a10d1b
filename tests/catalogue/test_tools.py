"""The tools for contributors: each on a small folder of locale data."""

import json
import struct

import pytest
from click.testing import CliRunner

from normaliser.locales_tools import additions, common, coverage, files, importer, packages
from normaliser.locales_tools.commands import locales
from normaliser.locales_tools.placeholders import to_slots

MESSAGES = """\
[pager.older_post]
gloss = "Older post"

[pager.next]
gloss = "Next"
ambiguous = true

[comment.count]
gloss = "Number of comments"
slots = ["count"]

[byline.posted_by]
gloss = "Posted by"
slots = ["author"]
"""
SOURCES = """\
[page]
grade = "observed"

[memory]
grade = "unverified"

[inkpot]
grade = "package"
version = "1.0"
"""
ENGLISH = """\
[blogger.comment.count]
"{count} comments" = "page"

[blogger.pager.older_post]
"Older Post" = "page"
"""
TRUST = """\
package = "pypi:inkpot==1.0"
licence = "MIT"
platform = "inkpot"
format = "json"
files = "inkpot/words/{locale}.json"

[keys]
"author.line" = "byline.posted_by author"
"comments[0]" = "comment.count"
"comments" = "comment.count count"
"next" = "pager.next"
"""


@pytest.fixture
def folder(tmp_path):
    """A small folder of locale data with a platform, a trusted package and core messages."""
    path = tmp_path / "locales"
    for name in ("platforms", "import"):
        (path / name).mkdir(parents=True)
    (path / "messages.toml").write_text(MESSAGES)
    (path / "sources.toml").write_text(SOURCES)
    (path / "frequencies.toml").write_text(
        '[core]\nmessages = ["comment.count", "pager.next"]\n[often]\n"comment.count" = 30\n"pager.next" = 10\n'
    )
    (path / "platforms" / "blogger.toml").write_text('name = "Blogger"\n')
    (path / "import" / "inkpot.toml").write_text(TRUST)
    (path / "en.toml").write_text(ENGLISH)
    return path


def run(*arguments):
    return CliRunner().invoke(locales, [str(argument) for argument in arguments])


FINDINGS = [
    ('[blogger.pager.next]\n"Volgende" = "page"\n"Andere" = "page"\n', 3, "unsorted"),
    ('[blogger.pager.next]\n"Volgende" = "page"\n"Volgende" = "page"\n', 3, "stands on line 2 already"),
    ('[blogger.pager.next]\n"{count} volgende" = "page"\n', 2, "pager.next has no slot {count}"),
    ('[blogger.pager.next]\n"→ »" = "page"\n', 2, "folds to nothing"),
    ('[blogger.pager.next]\n"Volgende " = "page"\n', 2, "blanks too many"),
    ('[bloger.pager.next]\n"Volgende" = "page"\n', 2, "bloger is not a platform"),
    ('[blogger.pager.nxt]\n"Volgende" = "page"\n', 2, "pager.nxt is not a message"),
    ('[blogger.pager.next]\n"Volgende" = "book"\n', 2, "book is not a source"),
    ('[blogger.pager.next]\n"Volgende" = ""\n', 2, "has no source"),
]


@pytest.mark.parametrize(("content", "line", "text"), FINDINGS, ids=[finding[2] for finding in FINDINGS])
def test_check_finds(folder, content, line, text):
    (folder / "nl.toml").write_text(content)
    result = run("check", "--folder", folder)
    assert result.exit_code == 1
    assert f"locales/nl.toml:{line}: " in result.output
    assert text in result.output


def test_check_finds_keys_of_no_message(folder):
    (folder / "import" / "inkpot.toml").write_text(TRUST + '"prev" = "pager.prev"\n')
    assert "locales/import/inkpot.toml:1: prev: no message pager.prev" in run("check", "--folder", folder).output


def test_check_finds_common_words_that_are_not_folded(folder):
    (folder / "common-words.toml").write_text('[en]\nwords = [\n    "Next",\n]\n')
    assert 'locales/common-words.toml:3: "Next" is not folded' in run("check", "--folder", folder).output


def test_check_is_content_with_good_data(folder):
    (folder / "nl.toml").write_text('[inkpot.pager.next]\n"Volgende" = "inkpot"\n')
    result = run("check", "--folder", folder)
    assert (result.exit_code, result.output) == (0, "3 wordings, nothing wrong\n")


def test_add_writes_the_line_in_its_place_and_two_cases(folder):
    result = run("add", "en", "blogger", "byline.posted_by", "Posted by {author}", "--folder", folder)
    assert result.exit_code == 0
    text = (folder / "en.toml").read_text()
    assert '[blogger.byline.posted_by]\n"Posted by {author}" = "page"\n\n[blogger.comment' in text
    alone, inside = additions.read_cases(folder.parent / "tests" / "catalogue" / "cases" / "added.tsv")
    assert (alone.line, alone.fires) == ("Posted by Maria Svensson", True)
    assert (inside.line.startswith("Her slide read “Posted by"), inside.fires) == (True, False)


def test_add_makes_a_new_locale(folder):
    assert run("add", "nl", "blogger", "pager.older_post", "Oudere post", "--folder", folder).exit_code == 0
    assert "Dutch (nl)" in (folder / "nl.toml").read_text()
    found = run("find", "oudere post", "--folder", folder).output
    assert found.startswith("exact\tnl\tblogger\tpager.older_post\tobserved")


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (("nl", "blogger", "pager.oldr", "Ouder"), "pager.oldr is not a message"),
        (("dutch!", "blogger", "pager.next", "Ouder"), "not a BCP 47 locale"),
        (("nl", "blogger", "pager.next", "{count} ouder"), "has no slot"),
        (("nl", "blogger", "pager.next", "»"), "folds to nothing"),
    ],
)
def test_add_refuses_what_check_would_find_and_leaves_no_trace(folder, arguments, error):
    before = sorted(folder.rglob("*"))
    result = run("add", *arguments, "--folder", folder)
    assert result.exit_code == 1
    assert error in result.output
    assert sorted(folder.rglob("*")) == before


def test_find_knows_templates_and_says_when_nobody_prints_it(folder):
    run("add", "en", "blogger", "byline.posted_by", "Posted by {author}", "--folder", folder)
    assert run("find", "Posted by Ann", "--folder", folder).output.startswith("template\ten\tblogger")
    assert run("find", "Written by Ann", "--folder", folder).exit_code == 1


def test_find_looks_for_parts_when_asked(folder):
    assert run("find", "older", "--folder", folder).exit_code == 1
    assert "part\ten\tblogger\tpager.older_post" in run("find", "older", "--parts", "--folder", folder).output


def test_coverage_counts_core_messages_by_how_often_they_occur(folder):
    (row,) = coverage.rows(files.read_all(folder), coverage.weights(folder))
    assert (row.locale, row.wordings, row.messages, row.core, row.share) == ("en", 2, 2, 1, 75)
    assert row.missing == ("pager.next",)


def test_coverage_prints_a_table(folder):
    output = run("coverage", "--least", 0, "--folder", folder).output
    assert "| en | English | 2 | 2 | 1 | 75 % |" in output
    assert "2 wordings in 1 locales; 2 core messages" in output


def test_coverage_of_another_platform_is_empty(folder):
    assert coverage.rows(files.read_all(folder), coverage.weights(folder), ["wordpress"]) == []


def test_po_goes_out_and_comes_back(folder, tmp_path):
    path = tmp_path / "nl.po"
    assert run("export-po", "nl", "-o", path, "--folder", folder).exit_code == 0
    text = path.read_text(encoding="utf-8")
    assert 'msgctxt "blogger.pager.older_post"\nmsgid "Older Post"\nmsgstr ""' in text
    path.write_text(text.replace('msgid "Older Post"\nmsgstr ""', 'msgid "Older Post"\nmsgstr "Oudere post"'))
    assert run("import-po", path, "--folder", folder).output == "added 1 wordings\n"
    assert '"Oudere post" = "memory"' in (folder / "nl.toml").read_text()
    assert run("import-po", path, "--folder", folder).output == "added 0 wordings\n"


def write_package(root, words):
    for locale, texts in words.items():
        path = root / "inkpot" / "inkpot" / "words" / f"{locale}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(texts))


def test_import_takes_trusted_keys_and_puts_slots_in(folder, tmp_path):
    words = {
        "en": {"author.line": "By %s", "comments": "%d comments", "next": "Next", "save": "Save"},
        "nl_NL": {"author.line": "Door %s", "comments": "%d reacties", "next": "Volgende", "save": "Opslaan"},
    }
    write_package(tmp_path / "packages", words)
    result = run("import", "--packages", tmp_path / "packages", "--write", "--folder", folder)
    assert "8 texts of 1 sources, 6 wordings" in result.output
    written = (folder / "nl.toml").read_text()
    assert '"Door {author}" = "inkpot"' in written
    assert '"{count} reacties" = "inkpot"' in written
    assert "Opslaan" not in written


def test_import_replaces_what_it_imported_before_and_nothing_else(folder, tmp_path):
    (folder / "nl.toml").write_text('[inkpot.pager.next]\n"Oud" = "inkpot"\n"Verder" = "inkpot page"\n')
    dutch = {"next": "Volgende", "author.line": "Door %s", "comments": "%d reacties", "save": "x"}
    write_package(tmp_path / "packages", {"en": {"next": "Next"}, "nl": dutch})
    run("import", "--packages", tmp_path / "packages", "--write", "--folder", folder)
    texts = {wording.text: wording.sources for wording in files.read_file(folder / "nl.toml", folder)}
    assert texts["Volgende"] == ("inkpot",)
    assert texts["Verder"] == ("page",)
    assert "Oud" not in texts


def accepted(*texts):
    """What is taken of texts of one key in Dutch."""
    trust = importer.Trust("inkpot", "inkpot", {"next": ("pager.next", ())})
    entries = [importer.Candidate("inkpot", "next", "en", "Next")]
    entries += [importer.Candidate("inkpot", "next", "nl", text) for text in texts]
    return [wording.text for wording in importer.accepted(entries, {"inkpot": trust}) if wording.locale == "nl"]


@pytest.mark.parametrize("text", ["Volgende", "Volgende »", "Naar de volgende bladzijde"])
def test_import_accepts(text):
    assert accepted(text) == [text]


@pytest.mark.parametrize(
    "text",
    ["V", "»", "следующая", "Ga naar de volgende bladzijde van dit weblog om daar verder te lezen over het weer",
     "Volgende %s", "Volgende %(bladzijde)s", "Volgende < Vorige", "{{GENDER:x|Volgende}}"],
)  # fmt: skip
def test_import_leaves(text):
    assert accepted(text) == []


def test_import_leaves_what_is_not_translated_unless_two_sources_agree():
    trusted = {name: importer.Trust(name, name, {"a": ("pager.next", ()), "b": ("pager.next", ())}) for name in "xyz"}
    words = {("x", "a", "en"): "Blog", ("y", "a", "en"): "Blog", ("x", "b", "en"): "Next"}
    words |= {("x", "a", "de"): "Blog", ("y", "a", "de"): "Blog", ("x", "b", "de"): "Next", ("z", "b", "de"): "Weiter"}
    entries = [importer.Candidate(*place, text) for place, text in words.items()]
    taken = {(wording.locale, wording.text) for wording in importer.accepted(entries, trusted)}
    assert {text for locale, text in taken if locale == "de"} == {"Blog", "Weiter"}


@pytest.mark.parametrize(
    ("text", "slots", "wordings"),
    [
        ("Posts by %s", ["author"], ["Posts by {author}"]),
        ("%1$s on %2$s", ["author", "title"], ["{author} on {title}"]),
        ("%2$s : %1$s", ["author", "title"], ["{title} : {author}"]),
        ("%(count)s comments on %(title)s", [], ["{count} comments on {title}"]),
        ("${current} / ${total}", [], ["{page} / {pages}"]),
        ("{{ n }} comments", ["count"], ["{count} comments"]),
        ("%{author} wrote", [], ["{author} wrote"]),
        ("{0} and {1}", ["author", "title"], ["{author} and {title}"]),
        ("$1 views", ["count"], ["{count} views"]),
        ("{{PLURAL:$1|$1 view|$1 views}}", ["count"], ["{count} view", "{count} views"]),
        ("{count, plural, one {# view} other {# views}}", [], ["{count} view", "{count} views"]),
        ("&laquo; Older", [], ["« Older"]),
        ("100% sure", [], ["100% sure"]),
        ("%(what)s", [], []),
        ("%s and %s", ["author"], []),
        ("Hello <b>you</b>", [], ["Hello you"]),
        ('<a href="%1$s">Reply</a> to %2$s', ["", "author"], ["Reply to {author}"]),
        ("l&#8217;auteur", [], ["l’auteur"]),
        ("a < b", [], []),
    ],
)
def test_placeholders_become_slots(text, slots, wordings):
    assert list(to_slots(text, slots)) == wordings


def mo_file(messages):
    """A gettext catalogue as `msgfmt` writes it."""
    entries = sorted((key.encode(), text.encode()) for key, text in messages.items())
    ids, texts = b"", b""
    tables = ([], [])
    for key, text in entries:
        for table, data, value in ((tables[0], len(ids), key), (tables[1], len(texts), text)):
            table.append((len(value), data))
        ids, texts = ids + key + b"\0", texts + text + b"\0"
    start = 28 + 16 * len(entries)
    head = struct.pack("<7I", 0x950412DE, 0, len(entries), 28, 28 + 8 * len(entries), 0, start)
    rows = [struct.pack("<2I", length, start + place) for length, place in tables[0]]
    rows += [struct.pack("<2I", length, start + len(ids) + place) for length, place in tables[1]]
    return head + b"".join(rows) + ids + texts


FORMATS = {
    "json": ("{locale}.json", json.dumps({"nav": {"next": "Volgende"}, "prev": {"message": "Vorige"}}).encode()),
    "yaml": ("{locale}.yml", b"nl:\n  nav:\n    next: Volgende\n  prev: Vorige\n"),
    "php": ("{locale}/lang.php", b"<?php\n$lang['nav_next'] = 'Volgende';\n$lang['prev']='Vorige';"),
    "gettext": ("{locale}/words.mo", mo_file({"": "Content-Type: text/plain; charset=utf-8\n", "Next": "Volgende",
                                              "Previous": "Vorige"})),
}  # fmt: skip


@pytest.mark.parametrize("kind", FORMATS)
def test_reads_message_files(tmp_path, kind):
    pattern, content = FORMATS[kind]
    path = tmp_path / pattern.replace("{locale}", "nl_NL")
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
    trust = importer.Trust("inkpot", "inkpot", {}, format=kind, files=pattern)
    found = {(text.key, text.locale, text.text) for text in packages.candidates(trust, tmp_path)}
    names = {"json": ("nav.next", "prev"), "yaml": ("nav.next", "prev"), "php": ("nav_next", "prev"),
             "gettext": ("Next", "Previous")}[kind]  # fmt: skip
    assert {(names[0], "nl", "Volgende"), (names[1], "nl", "Vorige")} <= found


@pytest.mark.parametrize(
    ("name", "locale"),
    [("pt_BR", "pt-BR"), ("sr@latin", "sr-Latn"), ("zh_TW", "zh-Hant"), ("de_DE", "de"), ("no", "nb"), ("README", ""),
     ("zh-Hans", "zh-Hans"), ("sr-yu", "sr-Latn"), ("en_US", "en"), ("en_GB", "en-GB"), ("x-old", "")],
)  # fmt: skip
def test_names_of_locales_become_bcp47(name, locale):
    assert packages.bcp47(name) == locale


class Words:
    """A catalogue of three Dutch labels and a template."""

    templates = ()
    labels = ("home", "zijde", "trefwoorden", "lees meer")

    def __iter__(self):
        return iter(self.labels)

    def lookup(self, folded):
        from normaliser.model import Label

        return (Label(folded, "pager.next", "nl", "any", "observed", False),)


def test_common_words_are_the_frequent_ones_of_english_and_of_the_language():
    frequent = {("en", common.ENGLISH_ZIPF): {"home", "side"}, ("nl", common.OWN_ZIPF): {"zijde", "home"}}
    words = common.common_words(Words(), ["en", "nl", "de"], lambda language, zipf: frozenset(frequent[language, zipf]))
    assert words == {"en": ["home"], "nl": ["home", "zijde"]}
