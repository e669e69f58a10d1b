"""What each HTML tag does to the flow of text: the default style sheet of browsers, as far as text sees it."""

from __future__ import annotations

from typing import Final

# How far a block stands from the next.
LINE: Final = 1
PARAGRAPH: Final = 2

# Kinds of elements. Those below INLINE show nothing; those from BLOCK to before EVENT begin and end a block.
HIDDEN: Final = 0
NOTED: Final = 1
INLINE: Final = 2
LINK: Final = 3
TIME: Final = 4
BLOCK: Final = 5
DIVISION: Final = 6
DIALOG: Final = 7
STATEFUL: Final = 8
LIST: Final = 8
ITEM: Final = 9
ROW: Final = 10
CELL: Final = 11
PREFORMATTED: Final = 12
EVENT: Final = 13
BREAK: Final = 13

_TAGS: Final = (
    (BLOCK, LINE, "dt dd option optgroup thead tbody tfoot select legend summary"),
    (
        BLOCK,
        PARAGRAPH,
        "address article aside blockquote body caption center details dir dl fieldset figcaption figure footer "
        "form h1 h2 h3 h4 h5 h6 header hgroup hr html main nav p search section table",
    ),
    (
        HIDDEN,
        0,
        "style noscript template head svg iframe textarea object embed video audio canvas map datalist noframes rp "
        "annotation annotation-xml input img area base col colgroup param source track wbr frame frameset applet "
        "-comment !doctype -doctype -document",
    ),
    (NOTED, 0, "meta link script title"),
    (LINK, 0, "a"),
    (TIME, 0, "time abbr"),
    (DIVISION, PARAGRAPH, "div"),
    (DIALOG, PARAGRAPH, "dialog"),
    (LIST, PARAGRAPH, "ul ol menu"),
    (ITEM, LINE, "li"),
    (ROW, LINE, "tr"),
    (CELL, LINE, "td th"),
    (PREFORMATTED, PARAGRAPH, "pre listing xmp plaintext"),
    (BREAK, 0, "br"),
)

# Name of a tag: kind, gap around it, name.
Rule = tuple[int, int, str]
RULES: Final[dict[str, Rule]] = {name: (kind, gap, name) for kind, gap, names in _TAGS for name in names.split()}


def rule(name: str) -> Rule:
    """What a tag does; those that nobody knows are inline, as in browsers."""
    return RULES.get(name) or (INLINE, 0, name)
