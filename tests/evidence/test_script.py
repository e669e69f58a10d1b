"""The script of words is that of their letters."""

import pytest

from normaliser.evidence.script import script


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("l’été 42", "LATIN"),
        ("снимка BMW", "CYRILLIC"),
        ("कोई टिप्पणी नहीं", "DEVANAGARI"),
        ("コメント", "CJK"),
        ("한국어", "CJK"),
        ("ｆｕｌｌ", "CJK"),
        ("— “42” …", "LATIN"),
        ("", "LATIN"),
    ],
)
def test_script(line: str, expected: str) -> None:
    assert script(line.split()) == expected
