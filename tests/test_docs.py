"""What the documentation shows works: commands and Python run, links lead somewhere."""

import gzip
import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest

from normaliser.cli import main

ROOT = Path(__file__).parents[1]
TWIN = ROOT / "corpus/blogger/de/harbour-pilots/page.txt"
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
SNIPPET = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")
COMMAND = re.compile(r"^\$ (.*\bnormaliser .*)$", re.MULTILINE)
OUTPUTS = "-o clean.jsonl --ledger ledger.jsonl --suspects suspects.jsonl"


def snippets(language):
    """Return a parameter for each code block in a language."""
    return [
        pytest.param(code, id=f"{page.name}-{number}")
        for page in PAGES
        for number, (found, code) in enumerate(SNIPPET.findall(page.read_text(encoding="utf-8")), 1)
        if found == language
    ]


def commands(about_locales):
    """Return a parameter for each call of the program in a block of console lines."""
    return [
        pytest.param(line, id=f"{parameter.id}-{number}")
        for parameter in snippets("console")
        for number, line in enumerate(COMMAND.findall(parameter.values[0]), 1)
        if ("normaliser locales" in line) == about_locales
    ]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder with the files that the documentation speaks of."""
    folder = tmp_path_factory.mktemp("docs")
    row = json.dumps({"id": "a", "text": TWIN.read_text(encoding="utf-8")}) + "\n"
    for name in ("page.txt", "page.html"):
        (folder / name).write_bytes(TWIN.read_bytes())
    (folder / "dump.jsonl").write_text(row, encoding="utf-8")
    (folder / "dump-1.jsonl.gz").write_bytes(gzip.compress(row.encode()))
    run(f"normaliser clean dump.jsonl {OUTPUTS}", folder)
    run("normaliser learn dump.jsonl -o site.toml", folder)
    return folder


def run(line, folder):
    """Run a line of shell with this environment's programs."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-c", line], cwd=folder, env={**os.environ, "PATH": path}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("line", commands(about_locales=False))
def test_commands_run(line, folder):
    run(line, folder)


@pytest.mark.parametrize("line", commands(about_locales=True))
def test_commands_about_locales_exist(line):
    words = shlex.split(line, comments=True)
    group = main.get_command(click.Context(main), "locales")
    assert words[words.index("locales") + 1] in group.commands


@pytest.mark.parametrize("code", snippets("python"))
def test_python_runs(code, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    compiled = compile(code, "snippet", "exec")
    if not code.startswith("# needs:"):
        exec(compiled, {})


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page):
    targets = LINK.findall(page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_snippets_are_found():
    assert len(snippets("python")) >= 3
    assert len(commands(about_locales=False)) >= 5
