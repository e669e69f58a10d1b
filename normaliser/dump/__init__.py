"""Readers and writers of dumps: JSONL, folders, standard input; ledgers on disk."""
