"""The main path: read, find, decide, edit, record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from normaliser import catalogue as catalogues
from normaliser import comments, edit, evidence, metadata, sites
from normaliser.catalogue import Catalogue
from normaliser.examine import Examined, Memo, examine
from normaliser.foreign_dates import rewritten
from normaliser.language import article_language
from normaliser.model import Document, Edit, Match, Page, Result, Status
from normaliser.policy import Decision, Policy, decide, may_lose, policy_from
from normaliser.read import read, read_plain
from normaliser.sites import Known, Site
from normaliser.written import as_edited

MOST_PASSES = 8
COMMENTS = ("remove", "keep")


class Cleaner:
    """Cleans documents one after the other. It holds the catalogue and the choices made; it never changes.

    Parameters
    ----------
    catalogue: labels and platforms; the one that ships when None.
    policy: `careful`, `standard`, `thorough`, the path of a TOML file, or a `Policy`.
    language: `en`, or `any`: the status of an article in another language is `not-english` or `ok`.
    rewrite_dates: put localised dates that stay in an English text into English.
    keep: categories that stay, such as `byline`.
    comments: `remove`, or `keep`: readers' comments stay, and `Result.comments` tells where they stand.
    site: what recurs on the pages of a site: the path of a site file, or a `Site`.
    """

    def __init__(
        self,
        catalogue: Catalogue | None = None,
        policy: str | Policy = "standard",
        language: str = "en",
        rewrite_dates: bool = True,
        keep: Sequence[str] = (),
        site: str | Path | Site | None = None,
        comments: str = "remove",
    ) -> None:
        self.catalogue = catalogues.load() if catalogue is None else catalogue
        self.policy = policy if isinstance(policy, Policy) else policy_from(policy, keep)
        if comments not in COMMENTS:
            raise ValueError(f"comments are {' or '.join(COMMENTS)}, not {comments!r}")
        self.language = language
        self.comments = comments
        self.rewrite_dates = rewrite_dates
        self.english = self.catalogue.function_words or catalogues.load().function_words
        self.weights = evidence.shipped()
        self.site = sites.lookup_of(Site() if site is None else site if isinstance(site, Site) else sites.load(site))
        self.markers = tuple(m for platform in self.catalogue.platforms.values() for m in platform.markers)

    def clean(self, document: Document | str | bytes) -> Result:
        """Return the clean text of a document, with every edit made. Never raises: see `Result.status`."""
        if not isinstance(document, Document):
            document = Document(document)
        try:
            return self._clean(document)
        except Exception as failure:
            source = document.source if isinstance(document.source, str) else ""
            return Result(document.id, source, source, status="error", error=f"{type(failure).__name__}: {failure}")

    def _clean(self, document: Document) -> Result:
        page = read(document, self.markers)
        if page.status != "ok" or not page.blocks:
            status = page.status if page.status != "ok" else "empty"
            return Result(document.id, page.text, page.text, status=status, error=page.error, page=page)
        found, edits, suspects = self._settled(page, sites.known_on(page.facts, self.site))
        text = edit.apply(page.text, edits)
        language = article_language(text, self.english)
        told = metadata.told(found, edits, text, document)
        outcome = self._status(text, language, told.index)
        kept = comments.Kept(tuple(edits))
        if self.comments == "keep":
            kept = comments.kept(found, edits, self.catalogue, frozenset(self.policy.keep))
            text = edit.apply(page.text, kept.edits)
        return Result(
            document.id, text, page.text, told.title, told.published, told.updated, language,
            found.ui_locale, found.platform, outcome, "", kept.edits, suspects, page, kept.comments,
        )  # fmt: skip

    def _settled(self, page: Page, known: Mapping[str, Known]) -> tuple[Examined, Sequence[Edit], tuple[Match, ...]]:
        """Decide, and look again at what is left as plain text, until nothing more changes."""
        memo: Memo = {}
        found, decision, edits = self._pass(page, known, memo)
        if not edits and not page.elements:
            return found, edits, decision.suspects
        for _ in range(MOST_PASSES):
            vouched = as_edited(decision.vouched, edits)
            _, _, more = self._pass(read_plain(edit.apply(page.text, edits)), known, memo, vouched)
            if not more:
                break
            edits = edit.compose(page.text, edits, more)
        return found, edits, decision.suspects

    def _pass(
        self, page: Page, known: Mapping[str, Known], memo: Memo, vouched: frozenset[str] = frozenset()
    ) -> tuple[Examined, Decision, Sequence[Edit]]:
        """Decide once. The lines in `vouched` stay."""
        found = examine(page, self.catalogue, self.english, memo, known)
        decision = Decision()
        if may_lose(found, self.policy):
            decision = decide(found, evidence.scores(found, self.weights), self.policy).sparing(found.page, vouched)
        edits: Sequence[Edit] = decision.edits(found)
        text = edit.apply(page.text, edits)
        if self.rewrite_dates and article_language(text, self.english) == "en":
            dated = rewritten(text, found.ui_locale)
            edits = edit.compose(page.text, edits, dated) if dated else edits
        return found, decision, edits

    def _status(self, text: str, language: str, index: bool) -> Status:
        if not text.strip():
            return "no-article"
        if index:
            return "index"
        return "ok" if self.language == "any" or language in ("", "en") else "not-english"


@lru_cache(maxsize=8)
def _cleaner(**options: object) -> Cleaner:
    return Cleaner(**options)  # type: ignore[arg-type]


def clean(document: Document | str | bytes | Path, **options: object) -> Result:
    """Return the clean text of one document, with every edit made. `options` are those of `Cleaner`."""
    if isinstance(document, Path):
        document = Document(document.read_bytes(), id=document.name)
    return _cleaner(**options).clean(document)
