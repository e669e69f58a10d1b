"""The same input gives the same bytes in every process, however Python orders its sets there."""

import os
import subprocess
import sys
from pathlib import Path

PAGES = sorted((Path(__file__).parents[2] / "corpus").glob("*/*/*/page.*"))


def test_the_order_of_sets_changes_nothing(tmp_path):
    runs = []
    for seed in ("1", "2", "3"):
        files = [
            tmp_path / f"{seed}.clean.jsonl",
            tmp_path / f"{seed}.ledger.jsonl",
            tmp_path / f"{seed}.suspects.jsonl",
        ]
        options = [part for pair in zip(("-o", "--ledger", "--suspects"), files, strict=True) for part in pair]
        command = [sys.executable, "-m", "normaliser", "clean", *PAGES, *options]
        runs.append((subprocess.Popen(command, env={**os.environ, "PYTHONHASHSEED": seed}), files))
    assert [process.wait() for process, _ in runs] == [0, 0, 0]
    first, second, third = ([file.read_bytes() for file in files] for _, files in runs)
    assert first == second == third
