"""How Hypothesis runs: a fixed seed in every run, and `--hypothesis-profile=fuzz` for a long one."""

from hypothesis import settings

settings.register_profile("default", derandomize=True, deadline=None, max_examples=100)
settings.register_profile("fuzz", deadline=None, max_examples=20_000)
settings.load_profile("default")
