"""A run that is cut short leaves nothing under the names of its outputs."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest

from normaliser.dump import run, workers
from normaliser.dump.sources import Lines


@pytest.mark.parametrize("name", ["clean.jsonl", "clean.jsonl.gz"])
def test_a_killed_run_leaves_the_old_file(tmp_path, name):
    (tmp_path / name).write_bytes(b"old")
    command = [sys.executable, "-m", "normaliser", "clean", "-", "-o", str(tmp_path / name)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE)
    row = json.dumps({"text": "A quiet day at the harbour.\n" * 3000}).encode() + b"\n"
    for _ in range(20):
        process.stdin.write(row)
    process.stdin.flush()
    deadline = time.monotonic() + 20
    while not list(tmp_path.glob(".*.tmp")) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert list(tmp_path.glob(".*.tmp"))
    process.kill()
    assert process.wait() == -signal.SIGKILL
    assert (tmp_path / name).read_bytes() == b"old"


def test_a_reader_that_leaves_ends_the_run_quietly(tmp_path):
    path = tmp_path / "dump.jsonl"
    path.write_text((json.dumps({"text": "A quiet day at the harbour.\n" * 100}) + "\n") * 100)
    command = f"{sys.executable} -m normaliser clean {path} | head -c 100"
    done = subprocess.run(command, shell=True, capture_output=True, check=False)
    assert done.stdout.startswith(b'{"id":"dump.jsonl:1"')
    assert b"Traceback" not in done.stderr


def _die(*_):
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_lost_worker_is_told_and_nothing_is_written(tmp_path, monkeypatch):
    path = tmp_path / "dump.jsonl"
    path.write_text('{"text": "A quiet day."}\n')
    monkeypatch.setattr(workers, "_clean", _die)
    with pytest.raises(run.WorkerLostError):
        run.run([Lines(str(path), "dump")], run.Options(), run.Outputs(str(tmp_path / "clean.jsonl")), workers=2)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["dump.jsonl"]
