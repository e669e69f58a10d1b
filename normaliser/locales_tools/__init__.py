"""Tools for those who grow locales/: import, check, coverage, add, find, PO. Nothing here runs while cleaning."""

from normaliser.locales_tools.commands import locales

__all__ = ["locales"]
