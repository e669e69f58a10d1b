"""Measures how well and how fast localised dates are read: ours, dateparser, htmldate and dateutil, interleaved.

python bench/dates.py roundtrip [--sample N] [--failures FILE]   dates that Babel formats, read back
python bench/dates.py files DIR [--failures FILE]                TSV files: set, locale, format, kind, date, string
python bench/dates.py times [--failures FILE]                    dates with times
python bench/dates.py speed [--sample N]                         µs a line, interleaved, with the rivals
"""

from __future__ import annotations

import argparse
import datetime
import random
import statistics
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from normaliser.dates import FoundDate, read_line

DATES = [
    datetime.date(*parts)
    for parts in (
        (2001, 8, 21), (2003, 1, 5), (2004, 2, 29), (2005, 11, 11), (2006, 12, 24), (2007, 3, 21),
        (2008, 10, 2), (2009, 6, 30), (2010, 12, 19), (2011, 9, 4), (2012, 4, 7), (2012, 12, 3),
        (2013, 7, 8), (2014, 5, 3), (2015, 1, 31), (2016, 2, 10), (2017, 5, 10), (2018, 3, 18),
        (2019, 3, 1), (2020, 10, 15), (2021, 11, 22), (2023, 7, 4), (2024, 9, 9), (2025, 8, 6),
    )
]  # fmt: skip
BLOCK = 20
VERDICTS = ("right", "wrong", "ambiguous", "missed")
WIDTHS = ("full", "long", "medium", "short")
SKELETONS = ("yMMMd", "yMMMEd", "yMMMMd", "yMMMMEEEEd", "yMd", "yMEd")
BLOGGER = ("EEEE, MMMM d, y", "EEEE, d. MMMM y", "EEEE, d MMMM y", "d MMMM y", "MMMM d, y", "d LLLL y", "y-MM-dd")
TIMES = (datetime.time(15, 4), datetime.time(0, 5), datetime.time(9, 30), datetime.time(12, 34), datetime.time(21, 11))


class Case(NamedTuple):
    """A string that software printed, and the date (and time) that it stands for."""

    locale: str
    form: str
    named: bool
    date: datetime.date
    text: str
    time: datetime.time | None = None


def locales() -> list[str]:
    """Return Babel's locales without a region or a variant."""
    from babel import Locale, localedata

    names = (name for name in sorted(localedata.locale_identifiers()) if name != "root")
    return [name for name in names if not Locale.parse(name).territory and not Locale.parse(name).variant]


def fresh(name: str) -> object:
    """Return a locale that no other has touched (Babel's issue 1234)."""
    from babel import Locale, localedata

    localedata._cache.clear()
    return Locale.parse(name)


def round_trip(names: Iterable[str]) -> Iterator[Case]:
    """Yield what Babel writes for each locale, format and date."""
    from babel.dates import format_date, get_date_format, match_skeleton

    for name in names:
        locale = fresh(name)
        tag = name.replace("_", "-")
        patterns = {width: get_date_format(width, locale).pattern for width in WIDTHS}
        for skeleton in SKELETONS:
            known = locale.datetime_skeletons
            key = skeleton if skeleton in known else match_skeleton(skeleton, known)
            if key and set(key) - set("G") >= {"y", "M", "d"}:
                patterns[skeleton] = known[key].pattern
        patterns |= {f"blogger {pattern}": pattern for pattern in BLOGGER}
        for form, pattern in patterns.items():
            for date in DATES:
                text = format_date(date, pattern, locale)
                yield Case(tag, form, "MMM" in pattern or "LLL" in pattern, date, text)


def date_times(names: Iterable[str]) -> Iterator[Case]:
    """Yield dates with times as Babel writes them, one locale a language."""
    from babel.dates import format_datetime

    for name in names:
        locale = fresh(name)
        for width in WIDTHS:
            for number, clock in enumerate(TIMES):
                moment = datetime.datetime.combine(DATES[number * 5 + 3], clock)
                yield Case(
                    name, width, width != "short", moment.date(), format_datetime(moment, width, locale=locale), clock
                )


def from_files(folder: Path) -> Iterator[tuple[str, Case]]:
    """Yield the cases of TSV files."""
    for path in sorted(folder.glob("*.tsv")):
        for row in path.read_text(encoding="utf-8").splitlines():
            _, locale, form, _, date, text = row.split("\t")
            named = any(c.isalpha() for c in text)
            yield path.stem, Case(locale.replace("_", "-"), form, named, datetime.date.fromisoformat(date), text)


def ours(case: Case, told: bool) -> datetime.date | str | None:
    """Read a case: a date, `ambiguous`, or None."""
    found = read_line(case.text, locale=case.locale if told else "")
    return None if found is None else found.date or "ambiguous"


def verdict(answer: datetime.date | str | None, case: Case) -> str:
    """`right`, `wrong`, `ambiguous` or `missed`."""
    if answer is None or isinstance(answer, str):
        return answer or "missed"
    return "right" if answer == case.date else "wrong"


def tally(cases: Iterable[Case], told: bool, failures: list[str] | None = None) -> dict[str, Counter[str]]:
    """Count the verdicts by locale."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for case in cases:
        answer = ours(case, told)
        word = verdict(answer, case)
        counts[case.locale][word] += 1
        if word != "right" and failures is not None:
            row = (word, "told" if told else "untold", case.locale, case.form, case.date, answer, case.text)
            failures.append("\t".join(map(str, row)))
    return counts


def show(title: str, counts: dict[str, Counter[str]]) -> None:
    """Print one line of shares."""
    total: Counter[str] = sum(counts.values(), Counter())
    n = total.total() or 1
    perfect = sum(one["right"] == one.total() for one in counts.values())
    shares = "  ".join(f"{word} {total[word] / n:8.3%}" for word in VERDICTS)
    print(f"{title:<34} n {n:6}  {shares}  locales all right {perfect}/{len(counts)}")


def run_round_trip(options: argparse.Namespace) -> None:
    cases = list(round_trip(locales()))
    failures: list[str] = []
    for told in (True, False):
        for named in (True, False):
            some = [case for case in cases if case.named is named]
            title = f"{'names' if named else 'numeric'}, locale {'known' if told else 'unknown'}"
            show(title, tally(some, told, failures))
    write(options.failures, failures)


def run_files(options: argparse.Namespace) -> None:
    sets: dict[str, list[Case]] = defaultdict(list)
    for name, case in from_files(Path(options.folder)):
        sets[name].append(case)
    failures: list[str] = []
    for told in (True, False):
        for name, cases in sets.items():
            counts = tally(cases, told, failures)
            show(f"{name}, locale {'known' if told else 'unknown'}", counts)
            if told:
                for locale, one in sorted(counts.items()):
                    if one["right"] < one.total():
                        print(f"    {locale:<10} {dict(one)}")
    write(options.failures, failures)


def run_times(options: argparse.Namespace) -> None:
    names = [name for name in locales() if "_" not in name]
    failures: list[str] = []
    for told in (True, False):
        counts: Counter[str] = Counter()
        for case in date_times(names):
            found = read_line(case.text, locale=case.locale if told else "")
            word = time_verdict(found, case)
            counts[word] += 1
            if word != "right":
                row = (word, "told" if told else "untold", case.locale, case.form, case.date, case.time, case.text)
                failures.append("\t".join(map(str, row)))
        shares = "  ".join(f"{word} {count / counts.total():.3%}" for word, count in counts.most_common())
        print(f"times, locale {'known' if told else 'unknown'}, {len(names)} languages, n {counts.total()}: {shares}")
    write(options.failures, failures)


def time_verdict(found: FoundDate | None, case: Case) -> str:
    """Judge date and time together."""
    if found is None:
        return "missed"
    if found.time is None or case.time is None:
        return "no time"
    if (found.time.hour, found.time.minute) != (case.time.hour, case.time.minute):
        return "wrong time"
    return "right" if found.date == case.date else "wrong date" if found.date else "ambiguous date"


Reader = Callable[[Case], datetime.date | str | None]
ORDER = random.Random(5)


def rivals() -> dict[str, Reader]:
    """Return ours and the other readers, each with and without the locale where it takes one."""
    import dateparser
    import dateutil.parser
    from htmldate.extractors import try_date_expr

    first, last = datetime.datetime(1990, 1, 1), datetime.datetime(2030, 1, 1)
    known = set(dateparser_languages())

    def by_dateparser(case: Case, told: bool) -> datetime.date | None:
        language = case.locale.split("-")[0]
        if told and case.locale in known:
            language = case.locale
        if told and language not in known:
            return None
        found = dateparser.parse(case.text, languages=[language] if told else None)
        return found.date() if found else None

    def by_htmldate(case: Case) -> datetime.date | None:
        found = try_date_expr(case.text, "%Y-%m-%d", True, first, last)
        return datetime.date.fromisoformat(found) if found else None

    def by_dateutil(case: Case) -> datetime.date | None:
        try:
            return dateutil.parser.parse(case.text).date()
        except (ValueError, OverflowError):
            return None

    return {
        "ours, told": lambda case: ours(case, told=True),
        "ours": lambda case: ours(case, told=False),
        "dateparser, told": lambda case: by_dateparser(case, told=True),
        "dateparser": lambda case: by_dateparser(case, told=False),
        "htmldate": by_htmldate,
        "dateutil": by_dateutil,
    }


def run_speed(options: argparse.Namespace) -> None:
    """Time all readers on the same lines, in blocks in turn.

    Each is warmed up on the same formats with another day of the same month, so that no remembered answer is
    timed. The lines are in languages that dateparser knows.
    """
    readers = rivals()
    known = set(dateparser_languages())
    cases = [case for case in round_trip(locales()) if case.locale.split("-")[0] in known]
    for named in (True, False):
        some = [case for case in cases if case.named is named and not case.form.startswith("blogger")]
        months = [sorted(same, key=lambda case: case.date.day) for same in by_month(some)]
        sample = random.Random(7).sample([(same[0], same[-1]) for same in months if len(same) > 1], options.sample)
        times: dict[str, list[float]] = defaultdict(list)
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for start in range(0, len(sample), BLOCK):
            block = sample[start : start + BLOCK]
            for name, read in shuffled(readers):
                for warm, _ in block:
                    read(warm)
                for _, case in block:
                    begun = time.perf_counter()
                    answer = read(case)
                    times[name].append((time.perf_counter() - begun) * 1e6)
                    counts[name][verdict(answer, case)] += 1
        report_speed(f"{'names' if named else 'numeric'}, {len(sample)} lines", times, counts)


def shuffled(readers: dict[str, Reader]) -> list[tuple[str, Reader]]:
    """Return the readers in another order at each call: who comes first finds the caches cold."""
    return ORDER.sample(list(readers.items()), len(readers))


def by_month(cases: Iterable[Case]) -> Iterable[list[Case]]:
    """Group the cases of one locale, format and month."""
    groups: dict[tuple[str, str, int], list[Case]] = defaultdict(list)
    for case in cases:
        groups[case.locale, case.form, case.date.month].append(case)
    return groups.values()


def report_speed(title: str, times: dict[str, list[float]], counts: dict[str, Counter[str]]) -> None:
    """Print what `run_speed` measured."""
    print(f"{title}: µs mean (median), shares")
    for name, spent in times.items():
        shares = "  ".join(f"{word} {counts[name][word] / len(spent):6.1%}" for word in VERDICTS)
        print(f"  {name:<18} {statistics.mean(spent):9.1f} ({statistics.median(spent):8.1f})  {shares}")
    for rival, own in (("dateparser, told", "ours, told"), ("dateparser", "ours")):
        print(f"  {rival} / {own}: {statistics.mean(times[rival]) / statistics.mean(times[own]):.0f}x")


def dateparser_languages() -> Iterable[str]:
    """Return the languages that dateparser knows."""
    from dateparser.languages.loader import default_loader

    return default_loader.get_locale_map()


def write(path: str | None, lines: list[str]) -> None:
    """Write the failures, for reading."""
    if path:
        Path(path).write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["roundtrip", "files", "times", "speed"])
    parser.add_argument("folder", nargs="?", default=".")
    parser.add_argument("--sample", type=int, default=300)
    parser.add_argument("--failures")
    options = parser.parse_args()
    {"roundtrip": run_round_trip, "files": run_files, "times": run_times, "speed": run_speed}[options.what](options)


if __name__ == "__main__":
    main()
