"""The texts of corpus/, to be laid out anew, and what is counted of what comes out."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from normaliser.clean import Cleaner
from normaliser.model import Document
from tests.corpus.loading import Specimen, specimens

LONG = 400
DOCUMENTS = {
    one.id: one for one in specimens() if one.media_type == "text/plain" and len(one.page) > LONG and one.gold.strip()
}


@cache
def cleaner() -> Cleaner:
    """Return what cleans texts in any language and leaves their dates."""
    return Cleaner(rewrite_dates=False, language="any")


def cleaned(text: str) -> str:
    """Return what is left of a text."""
    return cleaner().clean(Document(text, media_type="text/plain")).text


def words(text: str) -> Counter[str]:
    """Return the words of a text with their numbers."""
    return Counter(re.findall(r"\w+", text))


def article(one: Specimen) -> str:
    """Return the article of a document as it stands in its page."""
    return one.page if one.unchanged else one.gold


def lost(one: Specimen, page: str) -> Counter[str]:
    """Return the words of the article that `page`, laid out anew, has and that cleaning takes."""
    return (words(article(one)) & words(page)) - words(cleaned(page))
