"""What a date looks like in letters, one for each token: regular expressions, built once from the table's letters."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property

from msgspec import Struct

from normaliser.letters import ranges

_FORMS = 9
_COUNT = "(?P<count>[(] ?[1203Y9] ?[)])"
Forms = tuple[tuple[int, int, int, int], ...]


class Classes(Struct, frozen=True):
    """The letters of words for times. `pure_period`: parts of the day that are no fillers besides."""

    period: str
    pure_period: str
    hour: str
    zone: str
    filler: str


class Grammar:
    """The patterns, each built when it is first asked for: compiling one takes milliseconds."""

    def __init__(self, letters: Mapping[str, str]) -> None:
        self._letters = letters
        pure = [letter for letter, of in letters.items() if "P" in of and "F" not in of]
        self._classes = Classes(self._one("P"), ranges(pure), self._one("H"), self._one("Z"), self._one("F"))
        self._months = self._one("MJR")
        self._free = f"[ ,./()~:\\-{self._one('FWEH')}]*"

    def _one(self, roles: str) -> str:
        """Return the inside of a character class: the letters of words that may have one of some roles."""
        return ranges([letter for letter, of in self._letters.items() if set(of) & set(roles)])

    @cached_property
    def line(self) -> re.Pattern[str]:
        """Reads a whole line."""
        free, time = self._free, _time(self._classes, ":.")
        numeric, era = _numeric(self._one("FH")), _era(free, self._months, self._one("E"))
        date = f"(?:{_named(free, self._months, self._classes)}|{numeric}|{era})"
        return re.compile(f"{free}(?:(?P<before>{time}){free})??{date}(?:{free}(?P<after>{time}))?{free}$")

    @cached_property
    def archive(self) -> re.Pattern[str]:
        """Reads a heading of an archive by months or years."""
        return re.compile(f"[ ,./()~:\\-]*(?:{_month(self._free, self._months)}){self._free}{_COUNT}?{self._free}$")

    @cached_property
    def week(self) -> re.Pattern[str]:
        """Reads a heading of an archive by weeks."""
        return re.compile(f"{self._free}{_week(self._free, self._months)}{self._free}{_COUNT}{self._free}$")

    @cached_property
    def clock(self) -> re.Pattern[str]:
        """Reads a time alone."""
        time, after = _time(self._classes, ":."), self._one("FH")
        return re.compile(f"[ ,.()~\\-{self._one('F')}]*(?P<after>{time})[ ,.()~\\-{after}]*$")

    @cached_property
    def inside(self) -> re.Pattern[str]:
        """Finds dates in a text."""
        classes, plain = self._classes, _time(self._classes, ":")
        tight = f"[ ,./()\\-{classes.filler}]{{0,6}}"
        weekday = f"(?:[{self._one('W')}][ ,.(]{{0,3}}{tight})?"
        apart = "(?<![1203Y89][:/.,\\- ])"
        named = f"{apart}(?<![1203Y89/])(?:(?P<before>{plain})[ ,\\-]{{1,3}}{tight})??{weekday}"
        digits = f"{apart}(?<![1203Y89:/.+\\-])(?:(?<!x)|(?=Y-)){weekday}"
        worded = _named(tight, self._one("MJ"), classes, "", "(?:E[.]? ?)?")
        return re.compile(
            f"(?:{named}(?:{worded})|{digits}{_whole_numeric()})[{self._one('FE')}]?"
            f"(?:{tight}(?P<after>{plain}))?(?![1203Y89/+\\-]|[:.,][1203Y89])"
        )

    @cached_property
    def line_forms(self) -> Forms:
        """The groups of the forms that `line` has."""
        return _forms_of(self.line)

    @cached_property
    def inside_forms(self) -> Forms:
        """The groups of the forms that `inside` has."""
        return _forms_of(self.inside)


def _named(glue: str, month: str, of: Classes, short: str = "120", era: str = "") -> str:
    """A date whose month is a word, in every order; the year has four digits, or two when it comes last.

    Between month and year the time may stand, as Unix has it. Without `short`: years of four digits only.
    `era` is what may stand before a year that comes last.
    """
    hour, zone = of.hour, of.zone
    four = (
        f"(?P<d1>[12]){glue}(?P<m1>[{month}]){glue}{era}(?P<y1>Y)"
        f"|(?P<m2>[{month}]){glue}(?P<d2>[12]){glue}{era}(?P<y2>Y)"
        f"|(?P<y3>Y){glue}(?P<m3>[{month}]){glue}(?P<d3>[12])"
        f"|(?P<y4>Y){glue}(?P<d4>[12]){glue}(?P<m4>[{month}])"
    )
    close, end = "[ .,/\\-]{1,3}", f"(?! ?(?:[:.] ?[120]|[{hour}]))"
    two = (
        f"|(?P<d5>[12]){glue}(?P<m5>[{month}]){close}(?P<y5>[{short}]){end}"
        f"|(?P<m6>[{month}]){glue}(?P<d6>[12]){close}(?P<y6>[{short}]){end}"
    )
    middle = f"|(?P<m9>[{month}]) (?P<d9>[12]),? (?P<middle>[120]:[120]:[120](?: [{zone}])?) (?P<y9>Y)"
    return four + middle + two if short else four


def _era(glue: str, month: str, era: str) -> str:
    """A year of an era in few digits, then month and day."""
    return (
        f"[{era}] ?(?P<y7>[1203]){glue}(?P<m7>[{month}]){glue}(?P<d7>[12])"
        f"|[{era}] ?(?P<y8>[1203]) ?[./\\-] ?(?P<m8>1) ?[./\\-] ?(?P<d8>[12])"
    )


def _numeric(filler: str) -> str:
    """Three numbers with the same separator twice, or with a word or a blank before the year."""
    return (
        f"(?P<n1>[120Y])[{filler}]? ?(?P<separator>[./\\-, ]) ?(?P<n2>[12])[{filler}]? ?"
        f"(?:(?P=separator) ?(?P<n3>[120Y])|[{filler}., ]+(?P<n4>Y))"
    )


def _whole_numeric() -> str:
    """Three numbers with the same separator twice."""
    return "(?P<n1>[120Y])(?P<separator>[./\\-]) ?(?P<n2>[12])(?P=separator) ?(?P<n3>[120Y])"


def _month(glue: str, month: str) -> str:
    return (
        f"(?P<m1>[{month}]){glue}(?P<y1>Y)|(?P<y2>Y){glue}(?P<m2>[{month}])|(?P<m3>[{month}])"
        f"|(?P<n4>1) ?/ ?(?P<y4>Y)|(?P<y5>Y) ?[/\\-] ?(?P<n5>1)|(?P<y6>Y)"
    )


def _week(glue: str, month: str) -> str:
    """From a day to a day, as archives by week are headed."""
    day = f"(?:[12]{glue}[{month}]|[{month}]{glue}[12]|[12] ?[./\\-] ?[12])(?:{glue}Y)?"
    return f"(?P<from>{day}) ?[\\-~] ?(?P<to>{day})"


def _time(of: Classes, marks: str) -> str:
    """A clock time, or an hour with its part of the day; with zones. `:` alone as mark is for the inside of texts."""
    number, near = "[120]", "[ ,.]*"
    colon, tail = f"(?: ?[{marks}]| ?[{of.hour}]\\.?) ?", f"(?: ?[{of.hour}]\\.?)?"
    clock = f"{number}{colon}{number}(?:{colon}{number}(?:[.,][1203Y89])?)?{tail}"
    period = of.period if "." in marks else of.pure_period
    first, lone = (f"[{one}]{near}[{of.filler}]?{near}" for one in (of.period, period))
    forms = f"(?:{first})?{clock}(?:{near}[{of.period}])?|{lone}{number}{tail}|{number}{tail}{near}[{period}]"
    forms += f"|{number} ?[{of.hour}]" if "." in marks else ""
    offset = "(?: ?[+\\-](?:Y|[120](?::[120])?))?"
    return f"(?:[{of.zone}]{near})?(?:{forms})(?:[ ,.(]*[{of.zone}][)]?)*{offset}[)]?"


def _forms_of(pattern: re.Pattern[str]) -> Forms:
    """Return the groups of day, month and year of each form that a pattern has."""
    known = pattern.groupindex
    return tuple((n, known[f"d{n}"], known[f"m{n}"], known[f"y{n}"]) for n in range(1, _FORMS + 1) if f"d{n}" in known)
