"""What a site prints on its pages over and over: the records, the TOML file of them, and look-up by host."""

from __future__ import annotations

from normaliser.sites.file import SiteError, load, text_of
from normaliser.sites.lookup import Known, Lookup, host_of, known_on, lookup_of
from normaliser.sites.records import Host, Repeat, Site

__all__ = [
    "Host", "Known", "Lookup", "Repeat", "Site", "SiteError",
    "host_of", "known_on", "load", "lookup_of", "text_of",
]  # fmt: skip
