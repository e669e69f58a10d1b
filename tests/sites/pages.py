"""Made-up pages of made-up sites: what differs from page to page, between what doesn't."""

import json
from random import Random

from normaliser.model import Document

THINGS = (
    "ferry harbour kettle lantern bridge orchard bicycle baker attic violin garden letter station umbrella ladder goat "
    "chimney pigeon island barometer"
).split()
DEEDS = "carried mended forgotten borrowed painted counted followed measured promised returned".split()
NAME = "The Tidewater Almanac"
MOTTO = "Notes from a crooked house"
BIO = (
    "Mara Ostrand grew up between two harbours and has never decided which of them she misses more. She writes about "
    "boats, bread and bad weather, and answers every letter that reaches her before the first frost."
)
FOOT = "Set by hand in the Almanac's own cellar"
HEAD = (NAME, MOTTO)
TAIL = (BIO, FOOT)


def paragraph(chance, sentences=2):
    """Return a paragraph that no other call returns."""
    return " ".join(
        f"The {chance.choice(THINGS)} that we had {chance.choice(DEEDS)} behind the {chance.choice(THINGS)} was "
        f"{chance.choice(DEEDS)} by a {chance.choice(THINGS)} on day {chance.randrange(10**6)} of the year."
        for _ in range(sentences)
    )


def title(number):
    """Return the title of a page."""
    return f"How the {THINGS[number % 20]} was {DEEDS[number // 20]}"


def lines(number, head=HEAD, tail=TAIL, refrains=()):
    """Return the lines of one page; `refrains` stand between its paragraphs."""
    chance = Random(number)
    body = [paragraph(chance)]
    for refrain in refrains:
        body += [refrain, paragraph(chance)]
    return [*head, title(number), *body, paragraph(chance), *tail]


def text(number, **parts):
    """Return a page as plain text."""
    return "\n\n".join(lines(number, **parts)) + "\n"


def html(number, **parts):
    """Return a page as HTML, without class or id."""
    body = "".join(f"<p>{line}</p>" for line in lines(number, **parts))
    return f"<html><head><title>{title(number)}</title></head><body>{body}</body></html>"


def document(number, host="a.example", **parts):
    """Return a page as a document."""
    return Document(text(number, **parts), str(number), "text/plain", f"https://{host}/{number}")


def row(number, host="a.example", make=text, **parts):
    """Return a page as a row of a dump."""
    kind = "text" if make is text else "html"
    return json.dumps({"id": f"{host}/{number}", kind: make(number, **parts), "url": f"https://{host}/{number}"})


def dump(path, rows):
    """Write rows to a file."""
    path.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")
    return path
