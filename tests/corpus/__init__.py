"""The corpus and the short cases as records, and the tests of their own consistency."""
