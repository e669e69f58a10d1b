"""Tools for those who grow locales/: import, check, coverage, add, find, PO. Nothing here runs while cleaning."""
