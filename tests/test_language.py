"""The language of an article, told from its longer lines."""

import pytest

from normaliser import catalogue
from normaliser.language import article_language

ENGLISH = "The keeper of the light had not seen the ferry for two days, and the bread was nearly gone."
GERMAN = "Der Wärter des Leuchtturms hatte die Fähre seit zwei Tagen nicht gesehen, und das Brot ging zur Neige."
CAPTIONS = "\n".join(f"radweg_am_hafen_friedrichstadt_{number}" for number in range(12))


@pytest.mark.parametrize(
    ("body", "language"),
    [
        (ENGLISH, "en"),
        (GERMAN, "de"),
        (f"{CAPTIONS}\n\n{ENGLISH}", "en"),
        (f"Light and Bread\n\n{GERMAN}", "de"),
        ("The light is out and the bread is gone", "en"),
        ("灯台の番人は二日間フェリーを見ておらず、パンもほとんど残っていなかった。", "ja"),
        ("12 34", ""),
        ("", ""),
    ],
)
def test_language_is_that_of_the_longer_lines(body, language):
    assert article_language(body, catalogue.load().function_words) == language
