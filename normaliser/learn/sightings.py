"""Where and how a line stands on the pages of a host: wordings, neighbours, and its place beside the article."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

from msgspec import Struct, field

from normaliser.learn.seen import Line, Seen
from normaliser.recognise.repeats import is_long
from normaliser.sites.records import Place


class Sightings(Struct):
    """What is counted of a line. `titles` counts pages whose title holds it."""

    pages: int = 0
    kept: int = 0
    titles: int = 0
    wordings: Counter[str] = field(default_factory=Counter)
    places: Counter[Place] = field(default_factory=Counter)
    lines_above: Counter[str] = field(default_factory=Counter)
    lines_below: Counter[str] = field(default_factory=Counter)

    @property
    def wording(self) -> str:
        """The commonest wording."""
        return _commonest(self.wordings)

    @property
    def above(self) -> str:
        """The line that stands above most often."""
        return _commonest(self.lines_above)

    @property
    def below(self) -> str:
        """The line that stands below most often."""
        return _commonest(self.lines_below)

    @property
    def place(self) -> Place:
        """The place where it stands most often."""
        return max(self.places, key=lambda place: (self.places[place], place), default="")


class Extent(Struct, frozen=True):
    """Of a page's article, the first and last block: of its long paragraphs, and of all that was kept."""

    long: tuple[int, int]
    kept: tuple[int, int]


def sightings(pages: Iterable[Seen], often: AbstractSet[str]) -> dict[str, Sightings]:
    """Return what is counted of each of the lines in `often`, which are folded."""
    found: defaultdict[str, Sightings] = defaultdict(Sightings)
    for page in pages:
        extent = _extent(page.lines, often)
        at: defaultdict[str, list[int]] = defaultdict(list)
        for index, line in enumerate(page.lines):
            if line.folded in often:
                at[line.folded].append(index)
        for folded, indices in at.items():
            _count(found[folded], folded, indices, page, extent)
    return dict(found)


def _count(found: Sightings, folded: str, indices: Sequence[int], page: Seen, extent: Extent | None) -> None:
    found.pages += 1
    found.kept += any(page.lines[index].kept for index in indices)
    found.titles += folded in page.title
    for index in indices:
        found.wordings[page.lines[index].text] += 1
        found.lines_above[page.lines[index - 1].text if index else ""] += 1
        found.lines_below[page.lines[index + 1].text if index + 1 < len(page.lines) else ""] += 1
    if extent is not None:
        places = [_place(index, page.lines[index].kept, extent) for index in indices]
        found.places["inside" if "inside" in places else places[0]] += 1


def _extent(lines: Sequence[Line], often: AbstractSet[str]) -> Extent | None:
    """Return where the article of a page is; None if nothing was kept but what recurs."""
    kept = [index for index, line in enumerate(lines) if line.kept and line.folded not in often and line.folded]
    if not kept:
        return None
    long = [index for index in kept if not lines[index].linked and is_long(lines[index].folded)] or kept
    return Extent((long[0], long[-1]), (kept[0], kept[-1]))


def _place(index: int, kept: bool, extent: Extent) -> Place:
    """Between the long paragraphs a line is inside; between them and the ends, it is so if it was kept."""
    first, last = extent.kept if kept else extent.long
    return "above" if index < first else "below" if index > last else "inside"


def _commonest(counts: Counter[str]) -> str:
    """Return the commonest text, of several the first in order."""
    return min(counts, key=lambda text: (-counts[text], text), default="")
