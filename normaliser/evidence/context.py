"""Evidence features of a block: its own looks, its neighbours, its place between labels and prose.

A feature is a cell of a table: each row of numbers names one cell in each of the tables of GROUPS.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from normaliser.evidence.around import Surroundings, common_words
from normaliser.evidence.traits import ENGLISH_SHARE, KINDS, OTHER_CATEGORY, Trait
from normaliser.evidence.wording import shipped_wording, wordings
from normaliser.model import Page
from normaliser.text import fold

if TYPE_CHECKING:
    from normaliser.examine import Examined

FAR = 99
_STEPS = (1, 2, 3, 5, 9, 20)
_ZONES = (2, 4, 9, 20)
_PLACES = (1, 2, 3, 5, 8, 13)
_BEFORE = (0.001, 0.05, 0.3, 0.7, 0.95, 0.999)
_SINCE_TITLE = (2, 3, 5, 9, 20, 98)
_SHARES = (0.001, 0.1, 0.2, 0.3, 0.45)
_COUNTS = (5, 10, 20, 40, 80, 160)
_ODDS = (-1.2, -0.6, -0.25, 0.1, 0.5, 1.0)
_SUMS = (-25, -12, -5, 5, 12, 25)
_FOREIGN, _DOUBTFUL, _ENGLISH = range(3)
_CLEAR = 4.0
_WORDED = (-2.0, -1.0, 0.0, 0.8, 1.6, 2.4, 3.2)
_STEP_BIN = [bisect_right(_STEPS, distance) for distance in range(FAR + 1)]
_SINCE_TITLE_BIN = [bisect_right(_SINCE_TITLE, distance) for distance in range(FAR + 1)]
_PLACE_BIN = [bisect_right(_PLACES, place) for place in range(14)]
_ZONE_BIN = [bisect_right(_ZONES, distance) for distance in range(21)]
_K = len(KINDS)
_LABEL = KINDS.index("L")
_C = OTHER_CATEGORY + 1
_EDGE = _K - 1

# name and number of cells; the rows below follow this order
GROUPS: tuple[tuple[str, int], ...] = (
    ("bias", 1), ("length", 12), ("kind", _K), ("kind category", _K * _C), ("end size", 35), ("start size", 30),
    ("english size language", 90), ("english size contrast language", 6 * 4 * 5 * 3),
    ("english size ui language", 6 * 4 * 3 * 3), ("size prose language", 90), ("common size", 30),
    ("capitals size", 30), ("digits", 5), ("separators size", 30), ("labels kind", 6 * _K), ("labels size", 30),
    ("prose kind", 6 * _K), ("wide size", 10), ("accents size language", 75),
    ("above", _K), ("below", _K), ("above two", _K), ("below two", _K), ("above kind below", _K**3),
    ("two above kind", _K**3), ("kind two below", _K**3), ("prose near", 49), ("english near", 147),
    ("label above size", 35), ("label below size", 35), ("zone size", _C * 25), ("zone", _C), ("before size", 35),
    ("repeat size", 20), ("title", 2), ("since title size", 35), ("edge", 4), ("top kind", 7 * _K),
    ("bottom kind", 7 * _K), ("top prose size", 245), ("bottom prose size", 245), ("count kind", 7 * _K),
    ("count size", 35), ("since title prose", 7 * 6 * 3), ("agrees kind", 3 * _K),
    ("spelling size language", 8 * 5 * 3), ("spelling kind language", 8 * _K * 3), ("spelling sum size ui", 7 * 5 * 3),
    ("spelling size ui chrome", 8 * 5 * 3 * 5),
    ("spelling around size", 27 * 5), ("spelling two above two below", 81 * 3), ("spelling zone", 8 * _C),
    ("wording size ui", 9 * 5 * 3), ("wording kind", 9 * _K), ("wording length language", 9 * 12 * 3),
)  # fmt: skip


def rows(found: Examined, hopeless: Sequence[bool]) -> list[list[int]]:
    """Return, for each block that is not hopeless, the cell it has in each of GROUPS; for others an empty row."""
    lines = _Lines(found)
    return [[] if skipped else lines.row(index) for index, skipped in enumerate(hopeless)]


class _Lines:
    """What the blocks of a page are in relation to each other: lists with an entry for each block."""

    def __init__(self, found: Examined) -> None:
        known = self.known = found.traits
        self.around = found.around
        self.language = found.ui_locale.partition("-")[0]
        self.codes = [_EDGE, _EDGE, *[trait.code for trait in known], _EDGE, _EDGE]
        self.title = titles(known, found.page)
        self.since_title = _steps(self.title, _SINCE_TITLE_BIN)
        self.prose = _near([t.code == 0 or (t.code == 1 and t.shape.words > 9) for t in known])
        self.label = _near([t.kind in "LD" for t in known])
        self.english = _near([t.shape.words >= 9 and t.shape.english >= ENGLISH_SHARE for t in known])
        self.repeated = Counter([trait.folded for trait in known])
        self.tall = bisect_right(_COUNTS, len(known))
        self.common = common_words(known)
        self.zones = _zones(known)
        self.passed = _passed(masses(known))
        self.spelled = [_spelled(*odds) for odds in found.spelled]
        self.clear = [_DOUBTFUL, _DOUBTFUL, *[third for _, _, third in self.spelled], _DOUBTFUL, _DOUBTFUL]
        told = found.worded or wordings(known, shipped_wording())
        self.worded = [bisect_right(_WORDED, odds) if words else 8 for odds, words in told]

    def row(self, i: int) -> list[int]:
        """Return the cells of one block."""
        trait = self.known[i]
        row = _own(trait, self.around, self.common)
        row += self._among(i, trait.code, trait.shape.size)
        row += self._placed(i, trait.code, trait.shape.size)
        row += self._lettered(i, trait)
        return row

    def _among(self, i: int, k: int, size: int) -> tuple[int, ...]:
        p2, p1, _, n1, n2 = self.codes[i : i + 5]
        up, down = self.prose[i]
        english_up, english_down = self.english[i]
        label_up, label_down = self.label[i]
        zone, in_zone = self.zones[i]
        return (
            p1, n1, p2, n2, (p1 * _K + k) * _K + n1, (p2 * _K + p1) * _K + k, (k * _K + n1) * _K + n2,
            up * 7 + down, (english_up * 7 + english_down) * 3 + self.around.language,
            label_up * 5 + size, label_down * 5 + size, (zone * 5 + in_zone) * 5 + size, zone,
            self.passed[i] * 5 + size,
        )  # fmt: skip

    def _placed(self, i: int, k: int, size: int) -> tuple[int, ...]:
        trait, last, tall = self.known[i], len(self.known) - 1, self.tall
        since, small = self.since_title[i], size if size < 2 else 2
        up, down = self.prose[i]
        top, bottom = _PLACE_BIN[min(13, i)], _PLACE_BIN[min(13, last - i)]
        agrees = _agrees(trait, self.language) if trait.match else 0
        return (
            min(3, self.repeated[trait.folded]) * 5 + size, self.title[i], since * 5 + size, (i == 0) + 2 * (i == last),
            top * _K + k, bottom * _K + k, (top * 7 + up) * 5 + size, (bottom * 7 + down) * 5 + size,
            tall * _K + k, tall * 5 + size, (since * 6 + self.around.prose) * 3 + small, agrees * _K + k,
        )  # fmt: skip

    def _lettered(self, i: int, trait: Trait) -> tuple[int, ...]:
        around, k, size = self.around, trait.code, trait.shape.size
        mean, sums, third = self.spelled[i]
        c2, c1, _, d1, d2 = self.clear[i : i + 5]
        worded = self.worded[i]
        return (
            (mean * 5 + size) * 3 + around.language, (mean * _K + k) * 3 + around.language,
            (sums * 5 + size) * 3 + around.ui, ((mean * 5 + size) * 3 + around.ui) * 5 + around.english_chrome,
            ((c1 * 3 + third) * 3 + d1) * 5 + size, (((c2 * 3 + c1) * 3 + d1) * 3 + d2) * 3 + third,
            mean * _C + self.zones[i][0], (worded * 5 + size) * 3 + around.ui, worded * _K + k,
            (worded * 12 + trait.shape.length) * 3 + around.language,
        )  # fmt: skip


def _near(there: Sequence[bool]) -> list[tuple[int, int]]:
    """Return the bins of how far above and below each block the nearest one is that is `there`."""
    return list(zip(_steps(there), _steps(there[::-1])[::-1], strict=True))


def _zones(known: Sequence[Trait]) -> list[tuple[int, int]]:
    """Return the category of the last certain label above each block, and the bin of how far above it is."""
    found, zone, start = [], (0, 0), 0
    for index, trait in enumerate(known):
        if zone[0]:
            zone = zone[0], _ZONE_BIN[min(20, index - start)]
        found.append(zone)
        if trait.code == _LABEL:
            zone, start = (trait.category, 0), index
    return found


def _passed(mass: Sequence[int]) -> list[int]:
    """Return the bin of which share of the page's prose stands above each block."""
    found, before, passed, total = [], 0, 0, sum(mass) or 1
    for words in mass:
        found.append(passed)
        if words:
            before += words
            passed = bisect_right(_BEFORE, before / total)
    return found


def _spelled(total: float, count: int) -> tuple[int, int, int]:
    """Return how English the letters of a block look: the bins of the mean and of the sum, and which is clear."""
    if not count:
        return 7, 3, _DOUBTFUL
    clear = _FOREIGN if total < -_CLEAR else _ENGLISH if total > _CLEAR else _DOUBTFUL
    return bisect_right(_ODDS, total / count), bisect_right(_SUMS, total), clear


def _own(trait: Trait, around: Surroundings, common: frozenset[str]) -> list[int]:
    look = trait.shape
    size, k, english, language = look.size, trait.code, look.english_bin, around.language
    shared = sum(map(common.__contains__, look.lowered)) / max(1, len(look.lowered))
    small = min(size, 3)
    return [
        0, look.length, k, k * _C + trait.category, look.end * 5 + size, look.start * 5 + size,
        (english * 5 + size) * 3 + language,
        ((english * 4 + small) * 5 + around.english_chrome) * 3 + language,
        ((english * 4 + small) * 3 + around.ui) * 3 + language,
        (size * 6 + around.prose) * 3 + language,
        bisect_right(_SHARES, shared) * 5 + size, look.capitals * 5 + size, look.digits, look.separators * 5 + size,
        around.labels * _K + k, around.labels * 5 + size, around.prose * _K + k, look.wide * 5 + size,
        (look.accents * 5 + size) * 3 + language,
    ]  # fmt: skip


def _agrees(trait: Trait, language: str) -> int:
    """0: no label; 1: a label of the page's UI language; 2: one of others only."""
    if trait.match is None or not trait.match.locales or not language:
        return 0
    dashed = language + "-"
    return 1 if any(name == language or name.startswith(dashed) for name in trait.match.locales) else 2


def masses(known: Sequence[Trait]) -> list[int]:
    """Return the words of each block that is prose and not mostly links; 0 for others."""
    return [trait.shape.words if trait.code <= 1 and trait.linked < 0.5 else 0 for trait in known]


def since_title(distance: int) -> int:
    """Return the bin of a distance from the title."""
    return _SINCE_TITLE_BIN[distance]


def _steps(there: Sequence[bool], bins: Sequence[int] = _STEP_BIN) -> list[int]:
    """Return the bin of how many blocks above each block the nearest one is that is `there`."""
    found, distance = [], FAR
    for present in there:
        found.append(bins[distance])
        if present:
            distance = 0
        elif distance < FAR:
            distance += 1
    return found


def titles(known: Sequence[Trait], page: Page) -> list[bool]:
    """Blocks that repeat the title: of the HTML head, or of the first line of a text."""
    if page.facts.title:
        names = {fold(page.facts.title), fold(page.facts.headline)} - {""}
        start = 0
    else:
        names = {known[0].folded} if known else set()
        start = 1
    whole = " | ".join(sorted(names))
    longest = len(whole)
    return [
        8 < len(trait.folded) <= longest and index >= start and trait.shape.words >= 2 and trait.folded in whole
        for index, trait in enumerate(known)
    ]
