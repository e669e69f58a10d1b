"""Blogger speaks about sixty languages: in each of them everything is there that it prints around a post."""

import pytest

from normaliser import catalogue
from normaliser.locales_tools import files

PRINTED = """
comment.none comment.count comment.leave comment.reply byline.posted_by byline.about_me taxonomy.tags
pager.older_post pager.newer_post pager.older_posts pager.newer_posts pager.home subscribe.subscribe
share.email share.blogthis share.facebook share.twitter share.pinterest archive.archives related.popular
search.this_blog search.label legal.report_abuse legal.powered_by
""".split()
LANGUAGES = """
af am ar bg bn ca cs da de el en en-GB es es-419 et eu fa fi fil fr fr-CA gl gu he hi hr hu id is it ja kn ko lt lv
ml mr ms nb nl pl pt-BR pt-PT ro ru sk sl sr sv sw ta te th tr uk ur vi zh-Hans zh-Hant zh-Hant-HK zu
""".split()


@pytest.fixture(scope="module")
def printed():
    found = {}
    for wording in files.read_all(catalogue.default_folder()):
        if wording.platform == "blogger":
            found.setdefault(wording.locale, set()).add(wording.message)
    return found


@pytest.mark.parametrize("locale", LANGUAGES)
def test_everything_is_there(printed, locale):
    assert [message for message in PRINTED if message not in printed[locale]] == []
