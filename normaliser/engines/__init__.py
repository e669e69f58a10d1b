"""Adapters of `clean_batch` to engines. Each is a few lines and decides nothing."""
