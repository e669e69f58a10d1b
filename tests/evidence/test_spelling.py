"""Letters tell English from the language of the interface; words tell labels from text."""

import pytest

from normaliser.evidence.spelling import likeliest, spelling
from normaliser.evidence.wording import shipped_wording


def odds(locale: str, line: str) -> float:
    return spelling(locale).odds(line.lower().split())[0]


FOREIGN = [
    ("de", "Jetzt kaufen"),
    ("fr", "Les fibres sont indispensables"),
    ("pt-BR", "Compartilhe essa publicação"),
    ("pl", "Udostępnij ten wpis"),
    ("nb", "Siste saker fra redaksjonen"),
    ("gl", "Comentarios pechados"),
    ("ru", "Новости со всего мира"),
    ("", "Kommentieren ist nicht möglich"),
    ("ja", "コメントを書く"),
    ("en", "Новости со всего мира"),
]


@pytest.mark.parametrize(("locale", "line"), FOREIGN)
def test_words_of_the_interface_do_not_look_english(locale: str, line: str) -> None:
    assert odds(locale, line) < -5


@pytest.mark.parametrize("locale", ["de", "fr", "pt-BR", "pl", "nb", "ru", "ja", "", "eu", "xx-nonsense"])
@pytest.mark.parametrize("line", ["Find a scholarship", "What is the best way to start?"])
def test_english_words_look_english_on_every_page(locale: str, line: str) -> None:
    assert odds(locale, line) > 5


@pytest.mark.parametrize("line", ["", "12 34", "— • |", "2025-08-06"])
def test_what_has_no_letters_says_nothing(line: str) -> None:
    assert spelling("de").odds(line.split()) == (0.0, 0)


def test_swapped_is_the_opposite() -> None:
    words = "jetzt kaufen".split()
    total, count = spelling("de").odds(words)
    assert spelling("de").swapped().odds(words) == (pytest.approx(-total), count)


def test_reading_one_language_leaves_the_others_alone() -> None:
    before = odds("de", "Jetzt kaufen")
    odds("fr", "Jetzt kaufen")
    assert odds("de", "Jetzt kaufen") == before


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("subscribe for email updates", "the train was two hours late"),
        ("share this post on facebook", "my grandmother baked bread on sundays"),
    ],
)
def test_words_of_an_interface_weigh_more_than_those_of_a_text(label: str, text: str) -> None:
    words = shipped_wording()
    assert words.odds(label.split()) > words.odds(text.split())


def test_no_words_weigh_nothing() -> None:
    assert shipped_wording().odds([]) == 0.0


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("compartilhe essa publicação com os seus amigos", "pt"),
        ("bütün hakları saklıdır, kaynak gösterilmeden kullanılamaz", "tr"),
        ("alle rechten voorbehouden, niets uit deze uitgave mag worden overgenomen", "nl"),
        ("toate drepturile rezervate, preluarea este permisă numai cu acordul nostru", "ro"),
        ("the lamp on the pier went out at nine", ""),
        ("Enpower Greentech Northvolt", ""),
        ("27th 2nd 3rd 4th", ""),
    ],
)
def test_the_language_of_lines_is_told_where_it_is_likely(line: str, language: str) -> None:
    assert likeliest([line.lower().split()]) == language


def test_words_with_digits_tell_nothing() -> None:
    assert spelling("de").odds(["27th", "2nd"]) == (0.0, 0)
