"""Folding: the table of spellings that become one, and the laws that hold for any text."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normaliser.text import fold, fold_with_offsets, is_words

CASES = tomllib.loads((Path(__file__).parent / "cases" / "folding.toml").read_text(encoding="utf-8"))["cases"]
TRICKY = "aAiİıIß :.-*«»…’1２३&amp;#nbsp;\u0301\u0307\u200b\u00a0中文가\u1161\u11a8ｶﾞ ॐक़ёЁأا٣"
texts = st.one_of(st.text(max_size=24), st.text(alphabet=TRICKY, max_size=16))


@pytest.mark.parametrize(("text", "folded"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_folds(text, folded):
    assert fold(text) == folded


@given(texts)
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(texts)
def test_offsets_belong_to_the_folded_text(text):
    folded, offsets = fold_with_offsets(text)
    assert folded == fold(text)
    assert len(offsets) == len(folded)
    assert offsets == sorted(offsets)
    assert all(0 <= offset < len(text) for offset in offsets)


@given(texts, st.sampled_from(["", "\n", " ", "\u00a0", "\u200b"]))
def test_blanks_around_change_nothing(text, blank):
    assert fold(blank + text + blank) == fold(text)


@pytest.mark.parametrize(
    ("text", "word", "start"),
    [("A good day. « Older Posts", "older", 14), ("Ｏｌｄｅｒ", "older", 0), ("x &raquo; Next", "next", 10)],
)
def test_an_offset_leads_back_to_the_source(text, word, start):
    folded, offsets = fold_with_offsets(text)
    assert offsets[folded.index(word)] == start


def test_the_short_way_and_the_long_way_agree_on_every_character():
    for character in map(chr, (*range(0xD800), *range(0xE000, 0x11000))):
        text = f"x{character}x"
        assert fold(text) == fold_with_offsets(text)[0], hex(ord(character))


def test_words_are_only_made_small():
    for character in map(chr, range(0x500)):
        if is_words(character):
            assert fold(character) == character.lower()
            assert character.isalpha()
