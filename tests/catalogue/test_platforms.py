"""Reading the facts of platforms: publishers and the widgets that their pages embed."""

import pytest

from normaliser import catalogue
from normaliser.catalogue import CatalogueError
from normaliser.catalogue.platforms import platforms

WIDGETS = ("disqus", "addtoany", "onetrust", "klaro", "wayback", "google-translate", "mailchimp", "taboola")
PUBLISHERS = ("blogger", "wordpress", "hatena", "naver", "spip", "discourse", "substack", "any")


def write(folder, name, text):
    (folder / "platforms").mkdir(exist_ok=True)
    (folder / "platforms" / f"{name}.toml").write_text(text)


def test_a_platform_publishes_unless_it_says_otherwise(tmp_path):
    write(tmp_path, "pages", 'name = "Pages"\n')
    write(tmp_path, "box", 'name = "Box"\nkind = "widget"\n')
    assert {name: platform.kind for name, platform in platforms(tmp_path).items()} == {
        "box": "widget",
        "pages": "publisher",
    }


@pytest.mark.parametrize("kind", ['"host"', '["widget"]', "1"])
def test_another_kind_is_an_error_with_its_file(tmp_path, kind):
    write(tmp_path, "box", f'name = "Box"\nkind = {kind}\n')
    with pytest.raises(CatalogueError, match=r"platforms/box\.toml:1: kind .* is neither publisher nor widget"):
        platforms(tmp_path)


@pytest.mark.parametrize(("kind", "names"), [("widget", WIDGETS), ("publisher", PUBLISHERS)])
def test_the_compiled_catalogue_knows_the_kinds(kind, names):
    known = catalogue.load().platforms
    assert {name: known[name].kind for name in names} == dict.fromkeys(names, kind)
