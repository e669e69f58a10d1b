"""The characters that show nothing at the edge of a line: white space, zero-width and direction marks."""

from __future__ import annotations

HTML_SPACE = " \t\n\r\f"

_WHITE = "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
_WIDE = "\u2028\u2029\u202f\u205f\u3000\u2800\u3164\uffa0"
_ZERO_WIDTH = "\xad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064"
_ISOLATES = "\u2066\u2067\u2068\u2069\ufeff"

BLANKS = _WHITE + _WIDE + _ZERO_WIDTH + _ISOLATES
