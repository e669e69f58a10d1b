"""Ledgers made readable: line by line, in the terminal and as an audit page."""
