"""Scores what held-out scores make of benchmark pages, with the benchmark's own scorers. Learns nothing."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any, Protocol

from labelled import Labelled
from msgspec import Struct

from normaliser import edit
from normaliser.examine import Examined
from normaliser.policy import POLICIES, decide

INPUTS = {
    "html": "html", "blind": "blind", "short": "short", "bs4": "text", "html2text": "text", "inscriptis": "text",
    "residue": "text", "extracted": "extracted", "segment": "segments, html", "segmenttext": "segments, text",
    "article": "articles, html", "articletext": "articles, text",
}  # fmt: skip
PLAIN_INPUTS = frozenset(("text", "extracted", "segments, text", "articles, text"))
HEAD = f"{'':34} {'pages':>5} {'F1':>6} {'lost':>6} {'leaked':>6} {'perfect':>7}"


class Case(Protocol):
    """A labelled page that has scores."""

    one: Labelled
    found: Examined
    scores: list[float]


class Tally(Struct):
    """Sums over pages: F1, what was lost of what was to stay, what was left of what was to go, pages without a flaw."""

    pages: int = 0
    f1: float = 0.0
    lost: int = 0
    gold: int = 0
    leaked: int = 0
    chrome: int = 0
    perfect: int = 0

    def __add__(self, other: Tally) -> Tally:
        """Return the sums of both."""
        return Tally(*(getattr(self, name) + getattr(other, name) for name in Tally.__struct_fields__))

    def shares(self) -> tuple[float, float, float, float]:
        """Return F1, lost, leaked and perfect."""
        pages = self.pages or 1
        leaked = self.leaked / max(1, self.chrome)
        return self.f1 / pages, self.lost / max(1, self.gold), leaked, self.perfect / pages

    def __str__(self) -> str:
        """Show the columns that HEAD names."""
        f1, lost, leaked, perfect = self.shares()
        return f"{self.pages:5} {f1:6.4f} {lost:6.4f} {leaked:6.4f} {perfect:7.3f}"


def module(path: Path) -> ModuleType:
    """Return a scorer, which is a script in the benchmark folder."""
    spec = spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise ImportError(str(path))
    found = module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


def cleaned(found: Examined, scores: Sequence[float]) -> str:
    """Return what is left of a page: one pass with the standard policy, dates left alone."""
    return edit.apply(found.page.text, decide(found, scores, POLICIES["standard"]).edits(found))


class Scorer:
    """The gold and the scorers of a benchmark folder. Remembers the score of a text."""

    def __init__(self, bench: Path, made: Path) -> None:
        self._score = module(bench / "score.py")
        self._squeeze = module(bench / "score_segments.py").squeeze
        dev = self._score.load_gold(bench / "dev/gold")
        golds = dict.fromkeys(("html", "blind", "text"), dev)
        self._golds = golds | {
            "short": self._score.load_gold(made / "short-gold"),
            "extracted": self._score.load_gold(bench / "extracted/gold"),
        }
        self._strings = _by_id(bench / "segments/german-blogs.jsonl.gz", ("with", "without"))
        self._articles = _by_id(bench / "articles/wcxb-dev.jsonl.gz", ("gold",))
        self._known: dict[tuple[str, str, str], Tally] = {}

    def figures(self, cases: Iterable[Case], by_language: bool = False) -> dict[str, Tally]:
        """Return the sums by kind of input, or by the language of the interface of HTML and text."""
        sums: dict[str, Tally] = {} if by_language else {name: Tally() for name in INPUTS.values()}
        for case in cases:
            name = INPUTS.get(case.one.kind)
            if name and not case.one.same:
                row = f"{case.one.language}, {name}" if by_language else name
                text = cleaned(case.found, case.scores)
                sums[row] = sums.get(row, Tally()) + self.tally(name, case.one.id, text)
        return sums

    def tally(self, name: str, identity: str, text: str) -> Tally:
        """Return the sums of one page."""
        key = (name, identity, text)
        if key not in self._known:
            kind = name.partition(",")[0]
            count = {"segments": self._strings_of, "articles": self._article}.get(kind, self._transplant)
            self._known[key] = count(name, identity, text)
        return self._known[key]

    def _transplant(self, name: str, identity: str, text: str) -> Tally:
        golds = self._golds[name]
        page, variant = self._score.split_id(identity, golds)
        one = self._score.score_doc(golds[page], variant, text)
        return Tally(1, one["F1"], one["lost"], one["gold"], one["leaked"], one["chrome"], int(one["perfect"]))

    def _strings_of(self, name: str, identity: str, text: str) -> Tally:
        squeezed = self._squeeze(text)
        stay, leave = self._strings[identity]["with"], self._strings[identity]["without"]
        if not stay:
            return Tally()
        lost = sum(self._squeeze(part) not in squeezed for part in stay)
        leaked = sum(self._squeeze(part) in squeezed for part in leave)
        f1 = self._score.prf(len(stay) - lost, leaked, lost)[2]
        return Tally(1, f1, lost, len(stay), leaked, len(leave), int(not lost and not leaked))

    def _article(self, name: str, identity: str, text: str) -> Tally:
        """Leaked are the words that the gold has not, as a share of all words left."""
        gold = Counter(self._score.words(self._articles[identity.removeprefix("w")]["gold"]))
        hit, beyond, lost = self._score.overlap(gold, Counter(self._score.words(text)))
        f1 = self._score.prf(hit, beyond, lost)[2]
        return Tally(1, f1, lost, hit + lost, beyond, hit + beyond, int(not lost and not beyond))


def _by_id(path: Path, columns: Sequence[str]) -> dict[str, dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return {str(row["id"]): {name: row[name] for name in columns} for row in map(json.loads, lines)}
