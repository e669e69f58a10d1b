"""What each HTML tag does to the flow of text: the default style sheet of browsers, as far as text sees it."""

from __future__ import annotations

from typing import Final

INLINE: Final = 0
LINE: Final = 1
PARAGRAPH: Final = 2
SKIP: Final = 3
BREAK: Final = 4
NOTE: Final = 5
LIST: Final = 6
ITEM: Final = 7
ROW: Final = 8
CELL: Final = 9
PRE: Final = 10
LINK: Final = 11
DIVISION: Final = 12
TIME: Final = 13

_LINES = "dt dd option optgroup thead tbody tfoot select legend summary"
_PARAGRAPHS = (
    "address article aside blockquote body caption center details dialog dir dl fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hgroup hr html main nav p search section table"
)
_SKIPPED = (
    "style noscript template head svg iframe textarea object embed video audio canvas map datalist noframes rp "
    "annotation annotation-xml input img area base col colgroup param source track wbr frame frameset applet "
    "-comment !doctype -doctype -document"
)

RULES: Final[dict[str, int]] = {
    **dict.fromkeys(_LINES.split(), LINE),
    **dict.fromkeys(_PARAGRAPHS.split(), PARAGRAPH),
    **dict.fromkeys(_SKIPPED.split(), SKIP),
    **dict.fromkeys("meta link script title".split(), NOTE),
    **dict.fromkeys("ul ol menu".split(), LIST),
    **dict.fromkeys("pre listing xmp plaintext".split(), PRE),
    **dict.fromkeys("time abbr".split(), TIME),
    **dict.fromkeys("td th".split(), CELL),
    "br": BREAK,
    "li": ITEM,
    "tr": ROW,
    "a": LINK,
    "div": DIVISION,
}
