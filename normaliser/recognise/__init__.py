"""Recognisers: functions that read a page and yield matches, never touching the text."""
