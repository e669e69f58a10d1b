"""A module imports only from its own floor or below."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FLOORS = {
    0: ("model", "version"),
    1: ("text", "letters", "punctuation", "edit"),
    2: ("catalogue", "dates", "language"),
    3: (
        *("read", "recognise", "evidence", "examine", "votes"),
        *("policy", "removal", "foreign_dates", "metadata", "sites", "comments"),
        *("bodies", "copies", "elsewhere", "ends", "guards", "headline", "level", "opening", "passages"),
        *("posts", "proof", "series", "stretches", "title_line", "written"),
    ),
    4: ("clean", "ledger", "batch", "locales_tools"),
    5: ("dump", "report", "learn"),
    6: ("engines", "commands", "cli", "__main__"),
}
FLOOR_OF = {name: floor for floor, names in FLOORS.items() for name in names}
FILES = sorted(path for path in (ROOT / "normaliser").rglob("*.py") if path != ROOT / "normaliser/__init__.py")


def part(module: str) -> str | None:
    """Return the part of the package that `module` belongs to; None for other packages and the package itself."""
    package, _, rest = module.partition(".")
    return rest.partition(".")[0] or None if package == "normaliser" else None


def imports(source: str) -> set[str]:
    """Return the parts of the package that `source` imports, wherever in the file."""
    found: set[str | None] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {part(alias.name) for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module == "normaliser":
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(part(node.module or ""))
    return {name for name in found if name}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_only_from_its_own_floor_or_below(path):
    own = path.relative_to(ROOT / "normaliser").parts[0].removesuffix(".py")
    assert own in FLOOR_OF, f"{own} has no floor yet: give it one in FLOORS"
    above = {name for name in imports(path.read_text(encoding="utf-8")) if FLOOR_OF.get(name, 9) > FLOOR_OF[own]}
    assert above == set()


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("import normaliser.read.html", {"read"}),
        ("from normaliser import edit, model", {"edit", "model"}),
        ("from normaliser.dump.rows import Tally", {"dump"}),
        ("def f():\n    from normaliser.clean import Cleaner", {"clean"}),
        ("import json\nfrom pathlib import Path", set()),
    ],
)
def test_sees_every_form_of_import(source, found):
    assert imports(source) == found


def test_no_two_parts_share_a_name_with_the_standard_library():
    assert not {"types", "calendar", "locale", "normalise"} & {path.stem for path in FILES}
