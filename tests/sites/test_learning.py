"""What recurs on a site is proposed, what may be the author's is doubtful, and the order of pages changes nothing."""

from random import Random

import pytest

from normaliser.dump.sources import source
from normaliser.learn import Thresholds, learn
from normaliser.learn.sample import Key, Sample, Stored
from normaliser.sites import text_of
from tests.sites import pages

SURE = {pages.NAME, pages.MOTTO, pages.BIO, pages.FOOT}


def learned(tmp_path, rows, **chosen):
    return learn([source(str(pages.dump(tmp_path / "dump.jsonl", rows)))], Thresholds(**chosen))


def sure(site):
    return {label.text for host in site.hosts for label in host.labels if not label.doubtful}


def doubtful(site):
    return {label.text for host in site.hosts for label in host.labels if label.doubtful}


@pytest.mark.parametrize("make", [pages.text, pages.html])
def test_proposes_what_recurs(tmp_path, make):
    site = learned(tmp_path, [pages.row(number, make=make) for number in range(8)])
    assert (sure(site), doubtful(site)) == (SURE, set())


def test_tells_count_place_and_context(tmp_path):
    (host,) = learned(tmp_path, [pages.row(number) for number in range(8)]).hosts
    assert (host.host, host.pages) == ("a.example", 8)
    labels = {label.text: label for label in host.labels}
    motto, bio = labels[pages.MOTTO], labels[pages.BIO]
    assert (motto.pages, motto.place, motto.above) == (8, "above", pages.NAME)
    assert (bio.place, bio.below) == ("below", pages.FOOT)


def test_proposes_what_recurs_on_three_pages_of_four(tmp_path):
    rows = [pages.row(number, head=pages.HEAD if number % 4 else ()) for number in range(8)]
    assert pages.MOTTO in sure(learned(tmp_path, rows))


def test_proposes_nothing_that_recurs_on_one_page_of_four(tmp_path):
    rows = [pages.row(number, head=() if number % 4 else pages.HEAD) for number in range(12)]
    site = learned(tmp_path, rows)
    assert pages.MOTTO not in sure(site) | doubtful(site)
    assert pages.MOTTO in sure(learned(tmp_path, rows, share=0.2))


@pytest.mark.parametrize("make", [pages.text, pages.html])
@pytest.mark.parametrize("refrain", ["Method", "Update:", "Ingredients", "And so the goat went home."])
def test_doubts_a_refrain_in_articles(tmp_path, make, refrain):
    site = learned(tmp_path, [pages.row(number, make=make, refrains=(refrain,)) for number in range(8)])
    assert (sure(site), doubtful(site)) == (SURE, {refrain})


def test_never_proposes_a_line_without_letters(tmp_path):
    site = learned(tmp_path, [pages.row(number, refrains=("***", "12")) for number in range(8)])
    assert (sure(site), doubtful(site)) == (SURE, set())


def test_doubts_a_heading_above_short_lines_at_the_end(tmp_path):
    def recipe(number):
        return ("Method", f"Warm {number} kettles", f"Fold in the {pages.THINGS[number]}")

    site = learned(tmp_path, [pages.row(number, tail=recipe(number)) for number in range(8)])
    assert "Method" in doubtful(site)


def test_doubts_a_paragraph_that_half_of_the_pages_have(tmp_path):
    rows = [pages.row(number, tail=pages.TAIL if number % 2 else ()) for number in range(8)]
    assert doubtful(learned(tmp_path, rows)) == {pages.BIO}


def test_doubts_a_headline_that_other_pages_link_to(tmp_path):
    tail = (*pages.TAIL, pages.title(3))
    site = learned(tmp_path, [pages.row(number, make=pages.html, tail=tail) for number in range(8)])
    assert doubtful(site) == {pages.title(3)}


def test_doubts_a_headline_though_its_page_is_not_looked_at(tmp_path):
    head = (*pages.HEAD, pages.title(3), pages.title(4))
    rows = [pages.row(number, make=pages.html, head=head) for number in range(40)]
    assert doubtful(learned(tmp_path, rows, most_pages=5)) == {pages.title(3), pages.title(4)}


def test_proposes_the_name_of_a_site_though_its_first_page_is_called_so(tmp_path):
    def named(number):
        name = pages.NAME if number == 3 else f"{pages.title(number)} | {pages.NAME}"
        return pages.html(number).replace(f"<title>{pages.title(number)}", f"<title>{name}")

    assert sure(learned(tmp_path, [pages.row(number, make=named) for number in range(8)])) == SURE


def test_proposes_a_menu_though_a_page_is_called_as_an_entry(tmp_path):
    def listed(number):
        return pages.html(number, head=(*pages.HEAD, "Boats", "Bread"))

    def category(number):
        return listed(number).replace(f"<title>{pages.title(number)}", f"<title>Bread | {pages.NAME}")

    rows = [pages.row(number, make=category if number == 3 else listed) for number in range(8)]
    assert sure(learned(tmp_path, rows)) == SURE | {"Boats", "Bread"}


def test_doubts_the_headline_that_a_title_has_behind_the_name(tmp_path):
    def named(number):
        page = pages.html(number, tail=(*pages.TAIL, pages.title(3)))
        return page.replace("<title>", f"<title>{pages.NAME}: ")

    site = learned(tmp_path, [pages.row(number, make=named) for number in range(8)])
    assert (sure(site), doubtful(site)) == (SURE, {pages.title(3)})


def test_doubts_a_headline_with_a_number(tmp_path):
    site = learned(tmp_path, [pages.row(number, head=(pages.NAME, f"Letter No. {number}")) for number in range(8)])
    assert [text[:10] for text in doubtful(site)] == ["Letter No."]


def test_leaves_out_what_the_catalogue_knows(tmp_path):
    tail = ("Keine Kommentare:", "Donnerstag, 14. August 2025", *pages.TAIL)
    assert sure(learned(tmp_path, [pages.row(number, tail=tail) for number in range(8)])) == SURE


def test_keeps_hosts_apart(tmp_path):
    rows = [pages.row(number, host=host, head=(f"Only on {host}",)) for number in range(8) for host in ("a.b", "c.d")]
    site = learned(tmp_path, rows)
    assert [host.host for host in site.hosts] == ["a.b", "c.d"]
    assert [host.labels[0].text for host in site.hosts] == ["Only on a.b", "Only on c.d"]


def test_groups_pages_without_a_host(tmp_path):
    for number in range(8):
        (tmp_path / f"{number}.txt").write_text(pages.text(number), encoding="utf-8")
    (host,) = learn([source(str(tmp_path))]).hosts
    assert host.host == ""
    assert {label.text for label in host.labels} == SURE


def test_leaves_out_a_host_with_too_few_pages(tmp_path):
    assert learned(tmp_path, [pages.row(number) for number in range(4)]).hosts == ()


def test_counts_a_page_once(tmp_path):
    rows = [pages.row(number) for number in range(4)] + [pages.row(3)] * 9
    assert learned(tmp_path, rows).hosts == ()


def test_counts_an_article_once_whatever_stands_around_it(tmp_path):
    rows = [pages.row(number, make=pages.html) for number in range(4)]
    rows += [pages.row(3, make=pages.html, tail=("Kommentar veröffentlichen",) * number) for number in range(1, 6)]
    site = learned(tmp_path, rows)
    assert pages.title(3) not in sure(site)


def test_broken_rows_are_passed_over(tmp_path):
    rows = ["no row", '{"id": "x"}', '{"id": "y", "text": ""}', *(pages.row(number) for number in range(8))]
    assert sure(learned(tmp_path, rows)) == SURE


def test_a_line_that_no_file_can_hold_is_passed_over(tmp_path):
    rows = [pages.row(number, head=(*pages.HEAD, "Half a \ud800 letter")) for number in range(8)]
    assert sure(learned(tmp_path, rows)) == SURE


def test_long_paragraphs_without_spaces_are_paragraphs(tmp_path):
    note = "港の向こうに住む姉と私は毎朝パンを焼き、船の名前を数え、返事の来ない手紙を書いています。"
    rows = [pages.row(number, tail=(note,) if number % 3 else ()) for number in range(9)]
    assert note in doubtful(learned(tmp_path, rows))


def test_the_order_of_pages_changes_nothing(tmp_path):
    rows = [pages.row(number, refrains=("Method",), tail=(f"Page {number}", *pages.TAIL)) for number in range(30)]
    written = set()
    for seed in range(4):
        Random(seed).shuffle(rows)
        written.add(text_of(learned(tmp_path, rows, most_pages=12)))
    assert len(written) == 1


@pytest.mark.parametrize("seed", range(5))
def test_a_sample_holds_the_smallest_however_they_come(seed):
    keys = [Key(number * 7 % 50, number) for number in range(100)]
    Random(seed).shuffle(keys)
    sample = Sample(10)
    for key in keys:
        if sample.wants(key):
            sample.add(key, Stored("", 0, 0))
    held = [key for key, _ in sample.stored()]
    assert [key.page for key in held] == list(range(10))
    assert [key.exact for key in held] == [min(key.exact for key in keys if key.page == page) for page in range(10)]
