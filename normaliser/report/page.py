"""The audit page: one HTML file that needs nothing else, every text in it escaped."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files

from jinja2 import Environment, StrictUndefined

from normaliser.report import audit, phrases
from normaliser.report.audit import Audited, Totals
from normaliser.version import VERSION

TEMPLATE = "audit.html.jinja"
STRINGS = 200


def page(totals: Totals, shown: Sequence[Audited]) -> str:
    """Return the audit page of a run, with `shown` of its documents before and after."""
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters.update(counted=phrases.counted, reason=phrases.reason, share=phrases.share)
    template = environment.from_string(files("normaliser.report").joinpath(TEMPLATE).read_text(encoding="utf-8"))
    return template.render(
        totals=totals,
        shown=shown,
        most=audit.most,
        limit=STRINGS,
        version=VERSION,
        catalogue=totals.edits.example.catalogue if totals.edits.example else "",
    )
