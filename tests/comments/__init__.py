"""Readers' comments: those that stay on request, and how they are marked."""
