"""The program's version, which every ledger row carries."""

VERSION = "0.1.0"
