"""Readers' comments: where they stand on a page, and how they stay in its text. Decides nothing of the article."""

from normaliser.comments.give import Kept, kept
from normaliser.comments.remarks import Remark

__all__ = ["Kept", "Remark", "kept"]
