"""What a site file knows goes on its host, whole, and nothing else does."""

import pytest

from normaliser import ledger
from normaliser.clean import Cleaner
from normaliser.model import Document
from normaliser.sites import Host, Repeat, Site, text_of
from tests.laws import laws
from tests.sites import pages


def site(*labels, host="a.example", total=10):
    """Return a site of one host; a label is a wording, or a record."""
    records = (label if isinstance(label, Repeat) else Repeat(label, 9) for label in labels)
    return Site((Host(host, total, tuple(records)),))


KNOWN = site(pages.NAME, pages.MOTTO, pages.BIO, pages.FOOT)


def cleaned(document, known=KNOWN, **options):
    return Cleaner(site=known, **options).clean(document)


@pytest.mark.parametrize("policy", ["careful", "standard", "thorough"])
@pytest.mark.parametrize("line", [pages.NAME, pages.MOTTO, pages.BIO, pages.FOOT])
def test_removes_a_line_that_recurs(line, policy):
    assert line not in cleaned(pages.document(1), policy=policy).text.splitlines()


def test_keeps_all_else():
    assert cleaned(pages.document(1)).text == pages.text(1, head=(), tail=())


def test_removes_a_line_that_recurs_from_html():
    document = Document(pages.html(1), "1", "text/html", "https://a.example/1")
    assert not {pages.NAME, pages.MOTTO, pages.BIO, pages.FOOT} & set(cleaned(document).text.splitlines())


def test_the_canonical_address_tells_the_host():
    page = pages.html(1).replace("<head>", '<head><link rel="canonical" href="https://a.example/1">')
    assert pages.MOTTO not in cleaned(Document(page)).text


def test_keeps_the_line_on_another_host():
    assert cleaned(pages.document(1, host="b.example")).text == pages.text(1)


def test_removes_a_line_of_the_host_without_a_name_everywhere():
    assert pages.MOTTO not in cleaned(pages.document(1, host="b.example"), site(pages.MOTTO, host="")).text


def test_keeps_the_line_inside_a_sentence():
    document = pages.document(1, head=(f"{pages.MOTTO}, she called them, and nobody ever asked her why she did.",))
    assert pages.MOTTO in cleaned(document).text


def test_removes_the_line_in_another_spelling():
    assert "NOTES" not in cleaned(pages.document(1, head=("» NOTES from a  crooked house:",))).text


def test_removes_a_line_with_another_number():
    document = pages.document(1, tail=("Read by 14 lighthouse keepers",))
    assert "14" not in cleaned(document, site("Read by 9 lighthouse keepers")).text.splitlines()[-1]


def test_removes_a_reviewed_line_between_paragraphs():
    document = pages.document(1, refrains=("A word from our goats",))
    assert "A word from our goats" not in cleaned(document, site(Repeat("A word from our goats", 9, "inside"))).text


def test_keeps_an_entry_of_the_menu_that_is_a_subheading():
    document = pages.document(1, head=("Bread", *pages.HEAD), refrains=("Bread",))
    known = site(pages.NAME, pages.MOTTO, pages.BIO, pages.FOOT, Repeat("Bread", 9, "above"))
    assert cleaned(document, known).text == pages.text(1, head=(), tail=(), refrains=("Bread",))


def test_keeps_a_doubtful_line_and_shows_it():
    document = pages.document(1, refrains=("Method",))
    result = cleaned(document, site(pages.NAME, Repeat("Method", 9, "inside", doubtful=True)))
    assert "Method" in result.text.splitlines()
    (suspect,) = result.suspects
    assert (suspect.kind, suspect.weak, suspect.detail) == ("repeat", True, "a.example")


def test_keeps_a_headline_whose_link_is_below_other_posts():
    known = site(pages.NAME, pages.MOTTO, pages.BIO, pages.FOOT, Repeat(pages.title(1), 9, "below"))
    document = pages.document(1, tail=(*pages.TAIL, pages.title(1)))
    assert cleaned(document, known).text == pages.text(1, head=(), tail=())


def test_a_category_can_be_kept():
    assert pages.MOTTO in cleaned(pages.document(1), keep=("ui",)).text


def test_an_ordinary_word_that_recurs_goes_under_its_own_category():
    (edit,) = [one for one in cleaned(pages.document(1, head=("Home",)), site("Home")).edits if "Home" in one.text]
    assert edit.because[0].kind == "repeat"
    assert edit.because[0].category == "pager"


def test_removes_a_label_of_the_catalogue_that_a_person_added():
    document = pages.document(1, refrains=("Leave a comment",))
    assert "Leave a comment" in cleaned(document, Site(), policy="careful").text
    assert "Leave a comment" not in cleaned(document, site(Repeat("Leave a comment")), policy="careful").text


def test_the_ledger_shows_kind_host_and_share():
    row = next(row for row in ledger.rows(cleaned(pages.document(1))) if row.text.strip() == pages.MOTTO)
    assert row.evidence[0] == "repeat"
    assert (row.category, row.detail, row.confidence) == ("ui", "a.example", 0.9)


def test_a_path_does_for_a_site(tmp_path):
    path = tmp_path / "site.toml"
    path.write_text(text_of(KNOWN), encoding="utf-8")
    assert Cleaner(site=path).clean(pages.document(1)) == cleaned(pages.document(1))


@pytest.mark.parametrize("make", [pages.text, pages.html])
@pytest.mark.parametrize("number", range(12))
@pytest.mark.parametrize("refrains", [(), ("Method", pages.MOTTO), (pages.BIO, "Update:")])
def test_the_laws_hold(make, number, refrains):
    cleaner = Cleaner(site=site(pages.NAME, pages.MOTTO, pages.BIO, Repeat("Method", 5, "inside", doubtful=True)))

    def clean(document):
        return cleaner.clean(Document(document.source, document.id, document.media_type, "https://a.example/1"))

    kind = "text/html" if make is pages.html else "text/plain"
    document = Document(make(number, refrains=refrains), str(number), kind)
    result = clean(document)
    broken = [*laws.undo(document, result), *laws.accounting(document, result), *laws.idempotence(clean, result)]
    assert broken == []
