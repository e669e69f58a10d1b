"""A line as the grammar sees it: one letter for each token, with its value and place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate

from normaliser.dates.roles import FOLLOWS_NUMBER, STARTS_PHRASE
from normaliser.dates.table import Table
from normaliser.dates.tokens import Token, Word, number
from normaliser.dates.words import TOKEN

_PIECES = re.compile(re.sub(r"(?<!\\)\((?!\?)|(?<!\\)\)", "", TOKEN.pattern), re.DOTALL)
_WIDEST_GAP = 2
_NUMBERS = "120"
_IN_NAMES = "1203"
_GLUED_YEAR = re.compile(r"(?:19|20)\d\d\d{1,2}$")
_GAPS = " .,-/~:"


class Line:
    """The tokens of a text. `letters` has one letter a token."""

    __slots__ = ("_ends", "letters", "merged", "texts", "tokens")

    def __init__(self, text: str, words: Table, merge: bool = True) -> None:
        known = words.tokens
        self.texts: list[str] = _PIECES.findall(text)
        self.tokens: list[Token] = [known[one] for one in self.texts]
        self.letters = "".join([token[0] for token in self.tokens])
        self.merged = False
        self._ends: list[int] | None = None
        if "*" in self.letters:
            self._cut(words)
        if merge and not known.flagged.isdisjoint(self.texts):
            self._merge(words)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return where the tokens `first` to `last` (exclusive) stand in the text."""
        if self._ends is None:
            self._ends = [0, *accumulate(map(len, self.texts))]
        return self._ends[first], self._ends[last]

    def number(self, index: int) -> int:
        """Return the number at a token."""
        value = self.tokens[index].value
        assert isinstance(value, int)
        return value

    def words(self, first: int, last: int) -> list[tuple[int, Word]]:
        """Return the known words among some tokens."""
        tokens = self.tokens
        return [(i, value) for i in range(first, last) if (value := tokens[i].value).__class__ is Word]

    def readings(self, index: int, roles: str) -> list[tuple[str, int, int]]:
        """Return what the word at a token may be, of some roles."""
        value = self.tokens[index].value
        return [one for one in value.readings if one[0] in roles] if isinstance(value, Word) else []

    def split_years(self) -> None:
        """Part a year from the digits glued to it: `6 May 20225 Comments`, `1. Januar 20221. Januar 2022`."""
        index = 0
        while (index := self.letters.find("9", index)) >= 0:
            digits = self.texts[index]
            if _GLUED_YEAR.match(digits):
                rest = number(int(digits[4:]), len(digits) - 4)
                self.texts[index : index + 1] = [digits[:4], "", digits[4:]]
                self.tokens[index : index + 1] = [Token("Y", int(digits[:4])), Token("|", None), rest]
                self.letters = "".join([token[0] for token in self.tokens])
            index += 1

    def guess(self, words: Table, names: int) -> bool:
        """Take unknown words for names of the locales `names` that they abbreviate or inflect."""
        guessed = [
            (i, word)
            for i in range(len(self.tokens))
            if self.letters[i] == "x" and (word := words.guess(self.texts[i], names))
        ]
        for index, token in guessed:
            self.tokens[index] = token
        self.letters = "".join([token[0] for token in self.tokens])
        return bool(guessed)

    def _cut(self, words: Table) -> None:
        """Put the pieces of words without blanks in their place."""
        pairs = zip(self.texts, self.tokens, strict=True)
        self.texts = [piece for text, token in pairs for piece in (token.pieces or (text,))]
        tokens = (words.tokens[text] for text in self.texts)
        self.tokens = [token if token.letter != "*" else Token("x", None) for token in tokens]
        self.letters = "".join([token[0] for token in self.tokens])

    def _merge(self, words: Table) -> None:
        """Make one token of a name of several words."""
        index = 0
        while index < len(self.tokens):
            if flags := self.tokens[index][2]:
                for start in self._starts(index, flags):
                    end, token = self._phrase(words, start)
                    if token:
                        self.texts[start:end] = ["".join(self.texts[start:end])]
                        self.tokens[start:end] = [token]
                        self.merged = True
                        index = start
                        break
            index += 1
        if self.merged:
            self.letters = "".join([token[0] for token in self.tokens])

    def _starts(self, index: int, flags: int) -> Iterator[int]:
        """Yield where a name may start that the word at `index` belongs to."""
        if flags & FOLLOWS_NUMBER and (back := self._number_before(index)) is not None:
            yield back
        if flags & STARTS_PHRASE:
            yield index

    def _number_before(self, index: int) -> int | None:
        back = index - 1
        if back > 0 and self.tokens[back].letter in _GAPS:
            back -= 1
        return back if back >= 0 and self.tokens[back].letter in _NUMBERS else None

    def _phrase(self, words: Table, start: int) -> tuple[int, Token | None]:
        """Return the longest name that starts at a token."""
        best: tuple[int, Token | None] = (start, None)
        key, gap = "", 0
        for index in range(start, len(self.tokens)):
            letter, value = self.tokens[index][:2]
            if value is None and letter in _GAPS and gap < _WIDEST_GAP:
                gap += 1
                continue
            part = _part(letter, value)
            key = f"{key} {part}" if key else part
            if part and key != part and (token := words.word(key)) and token.letter != "x":
                best = (index + 1, Token(token.letter, token.value))
            if not part or key not in words.beginnings:
                break
            gap = 0
        return best


def _part(letter: str, value: int | Word | None) -> str:
    """Return what a token can be in a name of several words: a word, a number, or nothing."""
    if isinstance(value, Word):
        return value.key
    return str(value) if value is not None and letter in _IN_NAMES else ""
