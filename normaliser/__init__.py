"""normaliser: finds platform interface text in any language and removes it, with a ledger."""

from __future__ import annotations

from normaliser.clean import Cleaner, clean
from normaliser.edit import undo
from normaliser.model import Document, Edit, Match, Result
from normaliser.version import VERSION as __version__

__all__ = ["Cleaner", "Document", "Edit", "Match", "Result", "__version__", "clean", "undo"]
