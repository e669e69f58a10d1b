"""The corpus agrees with itself: what is kept and what goes add up to the input, and it covers what it claims."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest

from corpus.loading import ASSERTED, CORPUS, ROOT, Case, Specimen, cases, comparable, specimens
from corpus.visible import visible_strings
from normaliser.model import Status

SPECIMENS = list(specimens())
CHANGED = [specimen for specimen in SPECIMENS if not specimen.unchanged]
UNCHANGED = [specimen for specimen in SPECIMENS if specimen.unchanged]
CASES = list(cases())
LEGAL = {*ASSERTED, "notes", "removed", "rewritten"}
CATEGORIES = {key.partition(".")[0] for key in tomllib.loads((ROOT / "locales" / "messages.toml").read_text("utf-8"))}


def each(items: list[Any], key: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("item", items, ids=[getattr(item, key) for item in items])


def squeezed(text: str) -> str:
    return " ".join(text.split())


def unspaced(text: str) -> str:
    return re.sub(r"\s", "", text)


def without(text: str, removed: tuple[str, ...]) -> str:
    """`text` less every removed string, longest first, and less what only separates them."""
    for string in sorted(removed, key=len, reverse=True):
        if len(string) > 3:
            text = text.replace(string, "\0")
        else:
            text = re.sub(rf"(?<!\w){re.escape(string)}(?!\w)", "\0", text)
    return re.sub(r"[\0\W_]+", " ", text).strip() if "\0" in text else text


def rewritten(item: Specimen, line: str) -> str:
    for old, new in item.rewritten:
        line = line.replace(old, new)
    return line


def folders() -> list[Path]:
    return sorted(path for path in CORPUS.glob("*/*/*") if path.is_dir())


@pytest.mark.parametrize("folder", folders(), ids=lambda folder: folder.relative_to(CORPUS).as_posix())
def test_a_folder_holds_one_page_and_its_answer(folder: Path) -> None:
    names = {path.name for path in folder.iterdir()}
    assert len(names & {"page.txt", "page.html"}) == 1
    needed = {"gold.toml"} if {"unchanged", "page.txt"} <= {*folder.parts, *names} else {"gold.toml", "gold.txt"}
    assert names - {"page.txt", "page.html"} == needed
    table = tomllib.loads((folder / "gold.toml").read_text("utf-8"))
    assert set(table) <= LEGAL
    assert {"language", "status", "notes"} <= set(table)


@each(SPECIMENS, "id")
def test_facts_are_legal(item: Specimen) -> None:
    assert item.facts["status"] in get_args(Status)
    assert (item.facts["status"] == "not-english") == (item.facts["language"] not in ("en", ""))
    assert (item.facts["status"] in ("no-article", "empty")) == (item.facts["language"] == "")
    if item.facts.get("published"):
        assert date.fromisoformat(item.facts["published"]).isoformat() == item.facts["published"]
    if "title" in item.facts:
        assert item.facts["title"] in squeezed(item.gold)
    assert item.notes


@each(CHANGED, "id")
def test_path_agrees_with_facts(item: Specimen) -> None:
    platform, locale, _ = item.id.split("/")
    assert item.facts.get("platform", platform) == platform
    assert item.facts["ui_locale"] == locale


@each(CHANGED, "id")
def test_removed_strings_are_in_the_page_and_not_in_the_answer(item: Specimen) -> None:
    page = "".join(visible_strings(item.page)) if item.media_type == "text/html" else item.page
    lines = {line.strip() for line in item.gold.splitlines()}
    assert item.removed
    for removal in item.removed:
        assert removal.category in CATEGORIES
        assert unspaced(removal.text) in unspaced(page), removal.text
        assert (removal.text in lines) == removal.also_kept, removal.text
        assert removal.also_kept or len(removal.text) < 15 or removal.text not in item.gold, removal.text


@each([item for item in CHANGED if item.media_type == "text/plain"], "id")
def test_every_line_of_a_text_is_kept_or_removed(item: Specimen) -> None:
    gold = {squeezed(line) for line in comparable(item.gold).splitlines()}
    bare = {re.sub(r"[\W_]+", " ", line).strip() for line in gold}
    removed = tuple(squeezed(removal.text) for removal in item.removed)
    for line in filter(None, map(squeezed, comparable(item.page).splitlines())):
        left = without(line, removed)
        assert rewritten(item, line) in gold or not re.search(r"\w", left) or left in bare, line


@each([item for item in CHANGED if item.media_type == "text/plain"], "id")
def test_every_line_of_the_answer_comes_from_the_text(item: Specimen) -> None:
    page = squeezed(rewritten(item, item.page))
    for line in filter(None, comparable(item.gold).splitlines()):
        assert squeezed(line) in page, line
    assert "\n\n\n" not in comparable(item.gold) or "\n\n\n" in comparable(item.page)


@each([item for item in SPECIMENS if item.media_type == "text/html"], "id")
def test_every_string_of_a_page_is_kept_or_removed(item: Specimen) -> None:
    gold = squeezed(item.gold)
    removed = tuple(squeezed(removal.text) for removal in item.removed)
    for string in visible_strings(item.page):
        left = without(string, removed)
        assert string in gold or any(string in text for text in removed) or not re.search(r"\w", left), string


@each([item for item in SPECIMENS if item.media_type == "text/html"], "id")
def test_every_line_of_the_answer_comes_from_the_page(item: Specimen) -> None:
    shown = unspaced("".join(visible_strings(item.page)))
    for line in item.gold.splitlines():
        for cell in line.removeprefix("- ").split(" | "):
            assert unspaced(cell) in shown, cell


@each(UNCHANGED, "id")
def test_unchanged_documents_lose_nothing(item: Specimen) -> None:
    assert not item.removed
    assert not item.rewritten
    assert item.media_type == "text/html" or item.gold == item.page


def test_the_corpus_is_as_wide_as_promised() -> None:
    platforms = Counter(item.id.partition("/")[0] for item in CHANGED)
    media = Counter(item.media_type for item in CHANGED)
    assert len(SPECIMENS) >= 100
    assert len(UNCHANGED) >= 20
    assert len({item.facts["ui_locale"] for item in CHANGED}) >= 40
    assert platforms["blogger"] >= 25
    assert platforms["wordpress"] >= 20
    assert len(platforms) >= 15
    assert min(media["text/html"], media["text/plain"]) >= 25


@each(CASES, "name")
def test_a_case_says_what_its_name_says(item: Case) -> None:
    assert item.name.startswith(f"{item.kind}_")
    assert item.why
    if item.kind == "keeps":
        assert item.expected == item.text
    elif item.kind == "removes":
        assert item.expected == ""
    else:
        assert item.kind == "cuts"
        assert item.text.startswith(item.expected)
        assert 0 < len(item.expected) < len(item.text)


def test_cases_come_in_number_and_in_kinds() -> None:
    kinds = Counter(item.kind for item in CASES)
    assert len({item.name for item in CASES}) == len(CASES) >= 150
    assert len({item.locale for item in CASES}) >= 30
    assert kinds["keeps"] >= 60
    assert kinds["removes"] >= 60
