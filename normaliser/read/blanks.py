"""The characters that show nothing at the edge of a line: white space, zero-width and direction marks."""

from __future__ import annotations

HTML_SPACE = " \t\n\r\f"

_WHITE = "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000"
_QUADS = "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
_FILLERS = "\u2800\u3164\uffa0"
_ZERO_WIDTH = "\xad\u180e\u200b\u200c\u200d\u2060\u2061\u2062\u2063\u2064\ufeff"
_DIRECTION = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"

BLANKS = _WHITE + _QUADS + _FILLERS + _ZERO_WIDTH + _DIRECTION
