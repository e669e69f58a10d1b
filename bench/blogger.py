"""Blogger's chrome in each of its languages around English articles: python bench/blogger.py [--articles N] [--show N]

Takes English articles of corpus/, sets them into what Blogger prints, in three shapes and with a date header in that
language, and cleans them. The words are those of locales/; each wording of a message has its turn. Learns nothing.
"""

from __future__ import annotations

import argparse
import datetime
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from babel import Locale
from babel.dates import format_date, format_time

from normaliser import catalogue
from normaliser.clean import Cleaner
from normaliser.locales_tools import files
from normaliser.model import Document

CORPUS = Path(__file__).parents[1] / "corpus"
FEWEST_MESSAGES = 30  # a locale with fewer isn't a language of Blogger's interface
AUTHORS = ("Mirel Tandoro", "odile", "Ines R.", "Per Olsgaard")
SUBJECTS = ("Ferries", "Sea and sky, Travel", "recipes", "Books, Letters, 2010s")
SHARED = ("share.email", "share.blogthis", "share.twitter", "share.facebook", "share.pinterest")


@dataclass(frozen=True, slots=True)
class Setting:
    """What one page prints: its locale, its turn among the wordings, its day."""

    locale: str
    turn: int
    words: Mapping[str, Sequence[str]]

    @property
    def moment(self) -> datetime.datetime:
        """Days and hours spread over twenty years."""
        return datetime.datetime(2005, 1, 31, 8, 5) + datetime.timedelta(days=79, hours=5, minutes=7) * self.turn

    @property
    def babel(self) -> Locale:
        """The locale as CLDR knows it."""
        return Locale.parse(self.locale, sep="-")

    def say(self, message: str) -> str:
        """Return a wording of the message, its slots filled; nothing when Blogger has none in this language."""
        wordings = self.words.get(message, ())
        return filled(wordings[self.turn % len(wordings)], self) if wordings else ""

    def date(self) -> str:
        """Return the header that stands over the posts of a day."""
        return format_date(self.moment, "full", locale=self.babel)


def filled(wording: str, setting: Setting) -> str:
    """Return the wording with values in its slots."""
    time = format_time(setting.moment, "short", locale=setting.babel)
    values = {"author": AUTHORS, "category": SUBJECTS, "service": ("Awesome Inc.", "Simple"), "title": ("Ferries",)}
    for slot, choices in values.items():
        wording = wording.replace(f"{{{slot}}}", choices[setting.turn % len(choices)])
    date = format_date(setting.moment, "long", locale=setting.babel)
    return wording.replace("{count}", str(setting.turn + 2)).replace("{time}", time).replace("{date}", date)


def colon(label: str) -> str:
    """Return a label as Blogger prints it before a list: with one colon."""
    return label if label.endswith((":", "：", "」")) or not label else f"{label}:"


def counter(say: Callable[[str], str], turn: int) -> str:
    """Return the number of comments: none, one or several."""
    return colon(say(("comment.none", "comment.none", "comment.one", "comment.count")[turn % 4]))


def end_labels(setting: Setting, article: str) -> list[str]:
    """A date over the article and the last labels under it, as extractors leave them."""
    say = setting.say
    return [setting.date(), article, counter(say, setting.turn), say("comment.leave"), feed(setting)]


def run_on(setting: Setting, article: str) -> list[str]:
    """Byline, counter and share run on one line, the pager on another."""
    say = setting.say
    shares = "".join(map(say, SHARED))
    pager = " ".join(map(say, ("pager.newer_post", "pager.older_post", "pager.home")))
    footer = f"{say('byline.posted_by')} {counter(say, setting.turn)} {shares}"
    labels = f"{colon(say('taxonomy.tags'))} {SUBJECTS[setting.turn % len(SUBJECTS)]}"
    return [setting.date(), article, footer, labels, say("comment.leave"), pager, feed(setting)]


def feed(setting: Setting) -> str:
    """Return the line with the feed of the comments."""
    return f"{colon(setting.say('subscribe.subscribe_to'))} {setting.say('comment.feed')}".strip()


ONE_A_LINE = """
byline.posted_by share.email share.blogthis share.twitter share.facebook share.pinterest share.get_link
share.other_apps comment.count comment.reply comment.leave pager.newer_post pager.home pager.older_post
search.this_blog search.label byline.about_me byline.view_profile archive.archives archive.tree related.popular
taxonomy.tags subscribe.subscribe legal.report_abuse legal.theme_by legal.powered_by
""".split()


def one_a_line(setting: Setting, article: str) -> list[str]:
    """Every label on a line of its own, what is left of footer and sidebar; the first ones over or under the title."""
    title, _, body = article.partition("\n")
    over = [setting.date(), setting.say("share.share")]
    under = []
    for message in ONE_A_LINE:
        under += archive(setting) if message == "archive.tree" else [setting.say(message)]
    return [*over, article, *under] if setting.turn % 2 else [title, *over, body.strip(), *under]


def archive(setting: Setting) -> list[str]:
    """Return the tree of years and months."""
    month = format_date(setting.moment, "LLLL", locale=setting.babel)
    return [f"▼ {setting.moment.year} (12)", f"▼ {month} (3)", f"► {setting.moment.year - 1} (7)"]


SHAPES = (end_labels, run_on, one_a_line)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What cleaning one page gave."""

    locale: str
    shape: str
    article: str
    left: tuple[str, ...]
    lost: tuple[str, ...]
    dated: bool

    @property
    def perfect(self) -> bool:
        return not (self.left or self.lost)

    @property
    def words(self) -> int:
        return sum(len(line.split()) for line in self.lost)


def articles(corpus: Path) -> list[tuple[str, str]]:
    """Return the English articles of the corpus: (name, text). Tables and code say nothing once they are flat."""
    found = []
    for path in sorted(corpus.rglob("gold.txt")):
        told = tomllib.loads(path.with_suffix(".toml").read_text("utf-8"))
        text = path.read_text("utf-8").strip()
        flat = " | " in text or "</" in text
        if told.get("language") == "en" and told.get("status") == "ok" and not flat:
            found.append((path.parent.name, text))
    return found


def languages() -> dict[str, dict[str, list[str]]]:
    """Return locale -> message -> wordings, of Blogger's own languages."""
    words: dict[str, dict[str, list[str]]] = {}
    for wording in files.read_all(catalogue.default_folder()):
        if wording.platform == "blogger":
            named = wording.message != "byline.posted_by" or "{author}" in wording.text
            text = wording.text if named else f"{wording.text} {{author}}"
            words.setdefault(wording.locale, {}).setdefault(wording.message, []).append(text)
    return {locale: found for locale, found in sorted(words.items()) if len(found) > FEWEST_MESSAGES}


def lines(text: str) -> Counter[str]:
    """Return the lines of a text that show anything."""
    return Counter(stripped for line in text.splitlines() if (stripped := line.strip()))


def outcomes(cleaner: Cleaner, texts: Sequence[tuple[str, str]]) -> Iterator[Outcome]:
    """Clean every article in every language and shape."""
    for locale, words in languages().items():
        for shape in SHAPES:
            for turn, (name, article) in enumerate(texts):
                setting = Setting(locale, turn, words)
                page = "\n\n".join(filter(None, shape(setting, article)))
                result = cleaner.clean(Document(page, media_type="text/plain"))
                if result.error:
                    raise SystemExit(f"{locale} {name}: {result.error}")
                out, wanted = lines(result.text), lines(article)
                left, lost = tuple((out - wanted).elements()), tuple((wanted - out).elements())
                dated = result.published == setting.moment.date().isoformat()
                yield Outcome(locale, shape.__name__, name, left, lost, dated)


def report(results: Sequence[Outcome], show: int) -> None:
    """Print a line for each language, the totals, and what was left and lost most often."""
    print("locale        pages  perfect  lost words  dated  " + "  ".join(shape.__name__ for shape in SHAPES))
    for locale, group in groupby(results, key=lambda outcome: outcome.locale):
        print(f"{locale:<12}", row(list(group)))
    print(f"{'all':<12}", row(results))
    for kind, title in (("left", "left"), ("lost", "LOST")):
        seen = Counter((o.locale, line) for o in results for line in getattr(o, kind))
        for (locale, line), count in seen.most_common(show):
            print(f"{title}\t{count}\t{locale}\t{line[:160]}")


def row(results: Sequence[Outcome]) -> str:
    """Return the figures of some pages."""
    shares = [share([o.perfect for o in results if o.shape == shape.__name__]) for shape in SHAPES]
    total, dated = share([o.perfect for o in results]), share([o.dated for o in results])
    lost = sum(o.words for o in results)
    return f"{len(results):>6}  {total}  {lost:>10}  {dated}  " + "  ".join(shares)


def share(values: Sequence[bool]) -> str:
    """Return how many are true, in per cent."""
    return f"{100 * sum(values) / max(1, len(values)):6.2f}%"


def main() -> None:
    """Run with the arguments given."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=0, help="so many articles only (0: all)")
    parser.add_argument("--show", type=int, default=0, help="so many of the lines left and lost")
    given = parser.parse_args()
    texts = articles(CORPUS)
    step = max(1, len(texts) // given.articles) if given.articles else 1
    report(list(outcomes(Cleaner(), texts[::step])), given.show)


if __name__ == "__main__":
    main()
