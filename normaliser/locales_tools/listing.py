"""The page of sources, `docs/sources.md`: what was taken from where, in which version and under which licence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from normaliser.catalogue.source import Source, Wording

_HEAD = """\
# Sources

Where the words of the catalogue come from. A label is taken as a fact about what a platform prints: `Keine Kommentare:`
is what Blogger says in German under a post without comments. No files, texts or code of other projects are in this
repository, only such labels, short, one by one, of keys that were read and are listed in `locales/import/`. The licence
is that of the project in which the label was found; it is named so that you can look, not because a file was copied.

This page is written by `normaliser locales sources`.

| grade | meaning |
|---|---|
| `observed` | seen on a page in the wild, or in the text of one |
| `package` | in the message files of a released package |
| `unverified` | known to a contributor, not yet seen |
"""


def page(sources: Mapping[str, Source], wordings: Iterable[Wording]) -> str:
    """Return the page of sources in Markdown."""
    counts = Counter(name for wording in wordings for name in wording.sources)
    return _HEAD + "\n" + "\n".join(_rows(sources, counts)) + "\n"


def _rows(sources: Mapping[str, Source], counts: Mapping[str, int]) -> Iterator[str]:
    yield "| source | grade | what it is | version | licence | wordings |"
    yield "|---|---|---|---|---|---|"
    for name, source in sorted(sources.items(), key=lambda item: (item[1].version != "", item[0])):
        fields = (f"`{name}`", source.grade, source.about, source.version, source.licence, f"{counts.get(name, 0):,}")
        yield f"| {' | '.join(fields)} |"
