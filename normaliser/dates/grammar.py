"""What a date looks like in letters, one for each token: regular expressions, built once from the table's letters."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct


class Grammar(Struct, frozen=True):
    """`line` reads a whole line, `archive` a heading of an archive, `clock` a time alone, `inside` part of a text."""

    line: re.Pattern[str]
    archive: re.Pattern[str]
    clock: re.Pattern[str]
    inside: re.Pattern[str]


def grammar(letters: Mapping[str, str]) -> Grammar:
    """Return the grammar for the table's letters."""

    def one(roles: str) -> str:
        return re.escape("".join(letter for letter, of in letters.items() if set(of) & set(roles)))

    free = f"[ ,./()~\\-?{one('FWEH')}]*"
    glue = f"[ ,./()~\\-{one('FWEH')}]*"
    date = f"(?:{_named(glue, one('MJR'))}|{_numeric(one('FH'))}|{_era_year(glue, one('MJR'), one('E'))})"
    time = _time(one("P"), one("H"), one("Z"), one("F"))
    tight = f"[ ,./()\\-{one('F')}]{{0,6}}"
    return Grammar(
        line=re.compile(f"{free}(?:(?P<before>{time}){glue}[:]?{glue})?{date}(?:[:]?{glue}(?P<after>{time}))?[:]?{free}$"),
        archive=re.compile(f"{free}(?:{_month(glue, one('MJR'))})[:]?{free}(?P<count>[(] ?[1203Y9] ?[)])?{free}$"),
        clock=re.compile(f"[ ,.()~\\-?{one('F')}]*(?P<after>{time})[ ,.()~\\-?{one('FH')}]*$"),
        inside=re.compile(
            f"(?<![1203Y89x:/.+\\-])(?<![1203Y89][:/.,\\- ])(?:[{one('W')}][ ,.(]{{0,3}}{tight})?"
            f"(?:{_named(tight, one('MJ'), '')}|{_numeric(one('FH'), 'Y')})[{one('FE')}]?"
            f"(?:{tight}(?P<after>{time}))?(?![1203Y89x/+\\-]|[:.,][1203Y89])"
        ),
    )


def _named(glue: str, month: str, short: str = "120") -> str:
    """A date whose month is a word, in every order; with the year of four digits first."""
    day, year, two = "[12]", "Y", f"|(?P<d5>[12]){glue}(?P<m5>[{month}]){glue}(?P<y5>[{short}])" if short else ""
    two += f"|(?P<m6>[{month}]){glue}(?P<d6>[12]){glue}(?P<y6>[{short}])" if short else ""
    return (
        f"(?P<d1>{day}){glue}(?P<m1>[{month}]){glue}(?P<y1>{year})"
        f"|(?P<m2>[{month}]){glue}(?P<d2>{day}){glue}(?P<y2>{year})"
        f"|(?P<y3>{year}){glue}(?P<m3>[{month}]){glue}(?P<d3>{day})"
        f"|(?P<y4>{year}){glue}(?P<d4>{day}){glue}(?P<m4>[{month}]){two}"
    )


def _numeric(filler: str, years: str = "Y120") -> str:
    """Three numbers with the same separator twice; a year first may stand with blanks."""
    return (
        f"(?P<n1>[12{years}])[{filler}]? ?(?P<separator>[./\\-]) ?(?P<n2>[12])[{filler}]? ?(?P=separator) ?(?P<n3>[12{years}])"
        f"|(?P<y7>Y) (?P<m7>1) (?P<d7>[12])"
    )


def _era_year(glue: str, month: str, era: str) -> str:
    """A year of an era in few digits, then month and day."""
    return f"[{era}] ?(?P<y8>[1203]){glue}(?P<m8>[{month}]){glue}(?P<d8>[12])"


def _month(glue: str, month: str) -> str:
    return (
        f"(?P<m1>[{month}]){glue}(?P<y1>Y)|(?P<y2>Y){glue}(?P<m2>[{month}])|(?P<m3>[{month}])"
        f"|(?P<n1>1) ?/ ?(?P<y4>Y)|(?P<y5>Y) ?[/\\-] ?(?P<n2>1)|(?P<y6>Y)"
    )


def _time(period: str, hour: str, zone: str, filler: str) -> str:
    number, near = "[120]", "[ ,.]*"
    clock = f"{number}(?: ?[:.]| ?[{hour}]) ?{number}(?:(?: ?[:.]| ?[{hour}]) ?{number}(?:[.,][1203Y89])?)?(?: ?[{hour}]\\.?)?"
    periods = f"(?:[{period}]{near}[{filler}]?{near})?(?:{clock}|{number}(?: ?[{hour}])?(?={near}[{period}])|(?<=[{period} ]){number}(?: ?[{hour}]))"
    zones = f"(?:[ (]*[{zone}])?(?: ?[+\\-] ?[120Y](?: ?: ?[120])?)?[)]?"
    return f"{periods}(?:{near}[{period}])?{zones}"
