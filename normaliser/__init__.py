"""normaliser: finds platform interface text in any language and removes it, with a ledger."""
