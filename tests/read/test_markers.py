"""Strings looked for together are found as if each were looked for alone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from normaliser.read.markers import present

_MARKERS = (
    "/wp-content/",
    "wp-",
    "",
    "blogg.se",
    "cdn.blogg.se",
    "blogg.se",
    "ключевой",
    "abcabcabc",
    "static.fc2.com",
)
_PIECES = st.lists(st.sampled_from([*_MARKERS, "x", "  ", "é", "😀", "abc", "/wp-content", "fc2.com"]), max_size=12)


@given(_PIECES.map("".join))
def test_as_if_alone(text: str) -> None:
    assert present(_MARKERS, text) == tuple(marker for marker in _MARKERS if marker in text)


@given(st.text(alphabet="abc.é", max_size=40), st.lists(st.text(alphabet="abc.é", max_size=12), max_size=8))
def test_any_strings(text: str, markers: list[str]) -> None:
    assert present(markers, text) == tuple(marker for marker in markers if marker in text)
