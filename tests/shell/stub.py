"""A cleaner whose rules a reader of the tests can see: lines that say CHROME go, `Mai` becomes `May`."""

from types import SimpleNamespace

from normaliser import edit
from normaliser.model import Block, Document, Edit, Element, Match, Page, Result

ELEMENTS = (
    Element(-1, "html"),
    Element(0, "body"),
    Element(1, "div", 2, "main"),
    Element(2, "p", 1),
    Element(2, "p", 2, "1st of all"),
)


def page_of(text: str) -> Page:
    """Return a page with a block for each line, the first in one element and the others in the next."""
    blocks = []
    position = 0
    for line in text.splitlines(keepends=True):
        blocks.append(Block(position, position + len(line.rstrip("\n")), 3 if not blocks else 4))
        position += len(line)
    return Page(text, tuple(blocks), "text/html", ELEMENTS)


class StubCleaner:
    """Cleans by the rules above. A document that says ENGLISH? is not English."""

    catalogue = SimpleNamespace(digest="c0ffee")

    def clean(self, document: Document) -> Result:
        text = document.source if isinstance(document.source, str) else document.source.decode()
        edits = tuple(_edits(text))
        return Result(
            document.id,
            edit.apply(text, edits),
            text,
            ui_locale="de-AT",
            platform="blogger",
            status="not-english" if "ENGLISH?" in text else "ok",
            edits=edits,
            suspects=tuple(_suspects(text)),
            page=page_of(text) if document.media_type == "text/html" else None,
        )


def _edits(text):
    position = 0
    for line in text.splitlines(keepends=True):
        end = position + len(line)
        if "CHROME" in line:
            label = Match(position, end, "label", "comment", "comment.none", ("en", "de"), ("wordpress",))
            yield Edit(position, end, line, "", (Match(position, end, "run", "share", weak=True), label))
        elif "Mai" in line:
            start = position + line.index("Mai")
            yield Edit(start, start + 3, "Mai", "May", (Match(start, start + 3, "date", "date", confidence=0.9),))
        position = end


def _suspects(text):
    if "NEARLY" in text:
        start = text.index("NEARLY")
        yield Match(start, start + 6, "shape", "ui", weak=True, confidence=0.4)
