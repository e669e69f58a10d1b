"""Gives readers' comments back to a text that was cleaned without them: the article is the same as without."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from msgspec import Struct

from normaliser import edit
from normaliser.catalogue import Catalogue
from normaliser.comments.elements import in_elements
from normaliser.comments.lines import told_by_lines
from normaliser.comments.remarks import Remark
from normaliser.examine import Examined
from normaliser.metadata import removed_blocks
from normaliser.model import Comment, Edit, Match, Page
from normaliser.removal import cut, removals


class Kept(Struct, frozen=True):
    """The edits that leave the comments in, and where these stand in the text that the edits give."""

    edits: tuple[Edit, ...]
    comments: tuple[Comment, ...] = ()


def kept(found: Examined, edits: Sequence[Edit], catalogue: Catalogue, categories: AbstractSet[str]) -> Kept:
    """Return `edits` less those that take the text of comments. What is chrome inside of it still goes.

    `categories` are those that the policy keeps.
    """
    remarks = in_elements(found, catalogue) if found.places else []
    remarks = remarks or told_by_lines(found)
    removed = removed_blocks(found.page, edits)
    back = {index for remark in remarks for index in remark.blocks if removed[index]}
    left = _without(found, edits, back, categories) if back else tuple(edits)
    return Kept(left, tuple(_marks(found.page, left, remarks)))


def _without(
    found: Examined, edits: Sequence[Edit], back: AbstractSet[int], categories: AbstractSet[str]
) -> tuple[Edit, ...]:
    """The edits with the blocks `back` in the text again; all of them where that can't be told apart."""
    page = found.page
    gone, others = _apart(page, edits)
    stays = {index: because for index, because in gone.items() if index not in back}
    cuts = [cut(page.text, match) for match in _inside(found, back) if match.category not in categories]
    left = tuple(sorted([*removals(page, stays), *others, *cuts], key=lambda one: one.start))
    try:
        edit.check(page.text, left)
    except edit.EditError:
        return tuple(edits)
    return left


def _apart(page: Page, edits: Sequence[Edit]) -> tuple[Mapping[int, tuple[Match, ...]], list[Edit]]:
    """Tell the blocks that edits remove, with the reasons, from the edits inside of blocks that stay."""
    gone: dict[int, tuple[Match, ...]] = {}
    others: list[Edit] = []
    index = 0
    for one in edits:
        while index < len(page.blocks) and page.blocks[index].end <= one.start:
            index += 1
        touched = index
        whole = not one.replacement
        while touched < len(page.blocks) and page.blocks[touched].start < one.end:
            block = page.blocks[touched]
            whole = whole and one.start <= block.start and block.end <= one.end
            touched += 1
        if whole and touched > index:
            gone.update(dict.fromkeys(range(index, touched), one.because))
        else:
            others.append(one)
    return gone, others


def _inside(found: Examined, back: AbstractSet[int]) -> Iterator[Match]:
    """Labels at the end of a comment's own lines: `See you there. ReplyDelete`."""
    spans = [(found.page.blocks[index].start, found.page.blocks[index].end) for index in sorted(back)]
    for match in found.inside:
        if match.kind == "run" and not match.weak and any(start <= match.start < end for start, end in spans):
            yield match


def _marks(page: Page, edits: Sequence[Edit], remarks: Sequence[Remark]) -> Iterator[Comment]:
    """Where the comments stand in the text that `edits` give; those that are not in it are left out."""
    removed = removed_blocks(page, edits)
    for remark in remarks:
        stay = [page.blocks[index] for index in remark.blocks if not removed[index]]
        if stay:
            start, end = edit.moved(edits, stay[0].start), edit.moved(edits, stay[-1].end)
            yield Comment(start, end, remark.author, remark.date)
