"""Says what a covered line is: a run of labels, a byline, a list of tags, a hollow label, or nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from normaliser.model import EvidenceKind
from normaliser.recognise.byline import byline
from normaliser.recognise.cover import FREE, LABELS, Cover, Piece, certain, languages_of
from normaliser.recognise.prepared import Prepared

FEWEST_IN_RUN = 3
LONGEST_ITEM = 6
MOST_IN_LINK = 3
MOST_IN_ROW = 12
_FEWEST_LETTERS = 8
_FEWEST_GLUED_LETTERS = 10
_FEWEST_BEFORE_DATE = 5

_MARKS = str.maketrans("", "", ",:-0")
_EMPTY_LIST = re.compile("[tT]:?(?:[,|]){2,}")
_ONLY_DATE = re.compile("[ao]:?[@~][%o,|-]*")
_UNTIL = re.compile("[^@%~]a[@%~]")  # by a date: `Leave a comment by May 3`


class Verdict(Struct, frozen=True):
    """What a line is: the kind of match, its category when the labels don't say, and the labels that tell."""

    kind: EvidenceKind
    weak: bool
    telling: tuple[Piece, ...]
    category: str = ""


def verdict(prepared: Prepared, covered: Cover) -> Verdict | None:
    """Return what a line is that `covered` covers to its end."""
    if prepared.signed and _is_signature(covered):
        return Verdict("template", False, covered.hits, "comment")
    hits = covered.hits
    if not hits:
        return Verdict("run", False, (), "date") if _is_repeated_date(prepared, covered) else None
    if not FREE.intersection(covered.letters):
        return _run(prepared, covered)
    if "." in covered.letters:
        return None
    return (
        _bylined(prepared, covered)
        or _listed(covered)
        or _headed(prepared, covered)
        or _titled(prepared, covered)
        or _bar(covered)
        or _mostly(covered)
    )


def _bylined(prepared: Prepared, covered: Cover) -> Verdict | None:
    telling = byline(prepared, covered)
    return Verdict("template", False, telling, "byline") if telling else None


def _is_signature(covered: Cover) -> bool:
    return re.fullmatch(r"[0.]*[wxya-v]{1,6}@", covered.letters.translate(_MARKS)) is not None


def _is_repeated_date(prepared: Prepared, covered: Cover) -> bool:
    """`22/04/202222/04/2022`: published and updated on the same day."""
    days = {date.date or date.alternatives for date in prepared.dates}
    return len(prepared.dates) > 1 and len(days) == 1 and {*covered.letters} <= {*"@-|,"}


def _run(prepared: Prepared, covered: Cover) -> Verdict:
    """Labels, dates and marks only."""
    hits = covered.hits
    sure = certain(hits)
    if sure and not _UNTIL.search(covered.letters):
        weak = _is_doubtful(covered, sure) or _is_phrase(prepared, hits, sure) or _is_prose(prepared, covered)
        return Verdict("run", weak, sure)
    certain_so = _is_dated(covered) or _is_hollow(covered) or _is_row(covered) or _is_glued(hits)
    weak = not (certain_so or _is_doubled(prepared, covered))
    return Verdict("run", weak, hits)


def _is_dated(covered: Cover) -> bool:
    """`Опубліковано 12.09.2019`: a label of dates that is longer than a preposition, and a date."""
    first = covered.pieces[0]
    return first.end - first.start >= _FEWEST_BEFORE_DATE and _ONLY_DATE.fullmatch(covered.letters) is not None


def _is_doubtful(covered: Cover, sure: Sequence[Piece]) -> bool:
    """Tell whether marks and numbers make too much of a line: `Nov 12, 2025` for a label `Nov {count}`."""
    hits, letters = covered.hits, covered.letters
    if len(hits) == 1 and hits[0].end - hits[0].start < _FEWEST_LETTERS:
        return "," in letters or letters.count("0") > 1
    return "," in letters and (len(sure) < len(hits) or not frozenset.intersection(*map(languages_of, hits)))


def _is_phrase(prepared: Prepared, hits: Sequence[Piece], sure: Sequence[Piece]) -> bool:
    """Tell whether two labels may be words of one English phrase or identifier: `Create a blog post`."""
    if len(hits) != 2 or len(sure) == 2:
        return False
    one, two = hits
    between = prepared.text[one.end : two.start]
    return between in ("", " ") and all("en" in languages_of(hit) for hit in hits)


def _is_prose(prepared: Prepared, covered: Cover) -> bool:
    """Tell whether labels are listed as in a sentence, the first with a capital alone: `Older post, newer post`."""
    first, *others = covered.hits
    capital = first.start in prepared.capitals and first.start == covered.pieces[0].start
    small = any(hit.start not in prepared.capitals and _has_capital(hit) for hit in others)
    return "," in covered.letters and capital and small


def _has_capital(piece: Piece) -> bool:
    return all(label.wording[0].isupper() for label in piece.labels)


def _is_hollow(covered: Cover) -> bool:
    """Tell whether labels stand there with nothing in the places where something should be."""
    hits, letters = covered.hits, covered.letters
    if len(hits) == 1:
        return _EMPTY_LIST.fullmatch(letters) is not None
    size = sum(piece.end - piece.start for piece in hits)
    return size >= _FEWEST_LETTERS and {*letters} <= {*"aot:,|-0"} and "a" in letters


def _is_row(covered: Cover) -> bool:
    """Tell whether ambiguous labels are too many for chance: three of one language, no list and no row of a table."""
    hits, letters = covered.hits, covered.letters
    if len(hits) < FEWEST_IN_RUN or "," in letters:
        return False
    named = [piece for piece in hits if piece.letter != "v"]
    if not named:
        return "|" not in letters
    languages = frozenset.intersection(*map(languages_of, named))
    if not languages:
        return False
    if len(named) < len(hits) or "en" not in languages:
        return True
    return "|" not in letters and sum(letter in "scp" for letter in letters) > 1


def _is_glued(hits: Sequence[Piece]) -> bool:
    """Tell whether labels of one kind are glued to each other, as no author writes."""
    if len(hits) < 2 or sum(piece.end - piece.start for piece in hits) < _FEWEST_GLUED_LETTERS:
        return False
    kinds = {"s" if piece.letter == "v" else piece.letter for piece in hits}
    return len(kinds) == 1 and all(one.end == two.start for one, two in pairwise(hits))


def _is_doubled(prepared: Prepared, covered: Cover) -> bool:
    """Tell whether a label stands there twice and nothing else, as an icon and its text do: `Drucken Drucken`."""
    if len(covered.hits) != 2 or len(covered.pieces) != 2:
        return False
    one, two = (prepared.text[piece.start : piece.end] for piece in covered.hits)
    return one == two and len(one) >= _FEWEST_BEFORE_DATE


def _listed(covered: Cover) -> Verdict | None:
    """`Labels: one, two, three`: a prefix and short items."""
    first = covered.pieces[0]
    letters = covered.letters
    if first.letter not in "tT" or letters[1:2] != ":":
        return None
    items = [item for item in re.split(r"[,|]", letters[2:].replace("-", "")) if item]
    if not items:
        return None
    if max(map(len, items)) > LONGEST_ITEM:
        return None
    english = "en" in languages_of(first)
    weak = (first.letter == "t" and english) or (len(items) < 2 and (english or len(items[0]) > MOST_IN_LINK))
    return Verdict("template", weak, (first,))


def _headed(prepared: Prepared, covered: Cover) -> Verdict | None:
    """A label with a title glued to it: `Vorheriger ArtikelImmer mehr`."""
    first = covered.pieces[0]
    if first.letter not in LABELS or len(covered.pieces) < 2 or covered.pieces[1].start != first.end:
        return None
    if first.end not in prepared.capitals or covered.pieces[1].letter != "w":
        return None
    telling = first.letter in "PICTAOU" and first.end - first.start >= _FEWEST_LETTERS
    return Verdict("template", not telling, (first,))


def _titled(prepared: Prepared, covered: Cover) -> Verdict | None:
    """A certain label and a title after it: `Article précédent Présidentielle 2020`, `Sie sind hier: Das Haus`."""
    first, second = covered.pieces[:2]
    key = prepared.text[first.start : first.end]
    if first.letter not in "PUI" or len(key) < _FEWEST_LETTERS:
        return None
    weak = "en" in languages_of(first)
    if second.letter == ":":
        return Verdict("template", weak, (first,))
    starts = second.start in prepared.capitals or second.letter == "0"
    return Verdict("template", weak, (first,)) if first.letter == "P" and " " in key and starts else None


def _bar(covered: Cover) -> Verdict | None:
    """Links in a row with marks between: `Kontakt | Anfahrt | Datenschutz | Presse`."""
    if len(covered.hits) < 2:
        return None
    parts = re.split("[|-]", covered.letters)
    if len(parts) < FEWEST_IN_RUN or max(map(len, parts)) > MOST_IN_LINK:
        return None
    sure = certain(covered.hits)
    weak = not sure or (len(sure) < 2 and "en" in languages_of(sure[0]))
    return Verdict("run", weak, sure or covered.hits)


def _mostly(covered: Cover) -> Verdict | None:
    """A row of labels among which a few words are not known; hardly any, in a language that is not English: certain."""
    hits = covered.hits
    if len(hits) < FEWEST_IN_RUN:
        return None
    free = sum(letter in FREE for letter in covered.letters)
    if free > len(hits) or len(hits) + free > MOST_IN_ROW or "," in covered.letters:
        return None
    named = [languages_of(piece) for piece in hits if piece.letter != "v"]
    if named and len(hits) >= MOST_IN_LINK * free and len(hits) > FEWEST_IN_RUN:
        shared = frozenset.intersection(*named)
        if shared and "en" not in shared:
            return Verdict("run", False, hits)
    kinds = {"s" if piece.letter in "vVS" else piece.letter.lower() for piece in hits}
    return Verdict("run", True, hits) if len(kinds) == 1 else None
