"""Site files: written and read back; what is wrong in one is told with its line."""

import pytest

from normaliser.sites import Host, Repeat, Site, SiteError, host_of, load, text_of

AWKWARD = 'A "quoted" \\ line with a tab\there, a DEL\x7f, 日本語 and 🐐'


def test_a_site_file_is_read_as_it_was_written(tmp_path):
    labels = (
        Repeat("Notes", 9, "above", "", "Title"),
        Repeat(AWKWARD, 8, "below", AWKWARD, ""),
        Repeat("Method", 7, "inside", doubtful=True),
    )
    site = Site((Host("", 9, labels[:1]), Host("a.example", 10, labels)))
    path = tmp_path / "site.toml"
    path.write_text(text_of(site), encoding="utf-8")
    assert load(path) == site


def test_a_line_that_a_person_adds_needs_its_text_alone(tmp_path):
    path = tmp_path / "site.toml"
    path.write_text('[[site]]\nhost = "a.example"\n[[site.label]]\ntext = "Notes"\n', encoding="utf-8")
    assert load(path) == Site((Host("a.example", labels=(Repeat("Notes"),)),))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[[site]]\nhost = "a"\npages = \n', "site.toml:3: Invalid value"),
        ("bias = 1.0\n", "site.toml:1: Object contains unknown field `bias`"),
        ('[[site]]\nhost = "a"\n\n[[site]]\npages = 3\n', "site.toml:4: Object missing required field `host`"),
        ('[[site]]\nhost = "a"\npages = -2\n', "site.toml:3: pages: Expected `int` >= 0"),
        ('[[site]]\nhost = "a"\n[[site]]\nhost = "A"\n', "site.toml:4: a second table for 'a'"),
        ('[[site]]\nhost = "["\n', "site.toml:2: '[' is no host"),
        ('[[site]]\nhost = "a"\n[[site.label]]\ntext = "***"\n', "site.toml:4: '***' has neither letter nor digit"),
        ('[[site]]\nhost = "a"\n[[site.label]]\ntext = "x"\npages = 4\n', "site.toml:5: on 4 of 0 pages"),
        (
            '[[site]]\nhost = "a"\n\n[[site.label]]\ntext = "x"\n[[site.label]]\ntext = "y"\nplace = "left"\n',
            "site.toml:8: place: Invalid enum value 'left'",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path, text, said):
    path = tmp_path / "site.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SiteError) as error:
        load(path)
    assert said in str(error.value)


def test_a_file_in_another_encoding_is_told(tmp_path):
    path = tmp_path / "site.toml"
    path.write_bytes('[[site]]\nhost = "é"\n'.encode("latin-1"))
    with pytest.raises(SiteError, match="not UTF-8"):
        load(path)


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.A.example:8080/b?c", "a.example"),
        ("//a.example/b", "a.example"),
        ("https://web.archive.org/web/2019/http://a.example/b", "a.example"),
        ("http://diary.blogspot.de/2019/01/a.html", "diary.blogspot.com"),
        ("http://[broken/", ""),
        ("a/b.html", ""),
        ("", ""),
    ],
)
def test_the_host_of_an_address(url, host):
    assert host_of(url) == host
