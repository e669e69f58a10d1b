"""The `dates` command over arguments, JSONL and CSV."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from normaliser.dates.command import dates


def run(*arguments: str, stdin: str = "") -> tuple[int, str]:
    result = CliRunner().invoke(dates, arguments, input=stdin)
    return result.exit_code, result.output


def test_reads_an_argument() -> None:
    status, output = run("6 août 2025", "--locale", "fr")
    assert status == 0
    assert "2025-08-06" in output and "August 6, 2025" in output


def test_shows_both_dates_of_an_open_one() -> None:
    assert "2025-06-08 or 2025-08-06" in run("06/08/2025")[1]
    assert "06/08/2025: 2025-08-06" in run("06/08/2025", "--order", "dmy")[1]


def test_fails_when_there_is_no_date() -> None:
    assert run("hello") == (1, "hello: no date\n")


def test_writes_rows_back_with_what_they_had() -> None:
    rows = [
        {"text": "Posted 6 août 2025 !", "id": 1},
        {"text": "06/08/2025", "locale": "en-US"},
        {"text": "no"},
        {"text": None},
    ]
    status, output = run("-", stdin="".join(json.dumps(row) + "\n" for row in rows))
    first, second, third, fourth = map(json.loads, output.splitlines())
    assert status == 0
    assert (first["id"], first["date"], first["start"], first["end"]) == (1, "2025-08-06", 7, 18)
    assert (first["precision"], first["alternatives"]) == ("day", []) and "fr" in first["locales"]
    assert (second["date"], second["locale"]) == ("2025-06-08", "en-US")
    assert third["date"] is None and third["start"] is None
    assert fourth["date"] is None


def test_gives_alternatives_in_rows() -> None:
    row = json.loads(run("-", stdin='{"text": "06/08/2025"}\n')[1])
    assert (row["date"], row["alternatives"]) == (None, ["2025-06-08", "2025-08-06"])


def test_names_the_line_that_is_not_json() -> None:
    status, output = run("-", stdin='{"text": "x"}\nrubbish\n')
    assert status == 1
    assert "line 2" in output


def test_reads_a_csv_file_and_overwrites_no_column(tmp_path: Path) -> None:
    path = tmp_path / "dates.csv"
    path.write_text('id,date\n1,"6 août 2025"\n2,nothing\n', encoding="utf-8")
    status, output = run(str(path), "--column", "date")
    header, first, second = output.splitlines()
    assert status == 0
    assert header == "id,date,found_date,alternatives,precision,locales,start,end"
    assert first.startswith("1,6 août 2025,2025-08-06,,day,")
    assert second == "2,nothing,,,,,,"


def test_names_the_columns_when_the_one_asked_for_is_missing() -> None:
    status, output = run("-", "--csv", stdin="id,day\n1,x\n")
    assert status == 1
    assert "id, day" in output


def test_anchors_a_relative_date() -> None:
    assert "2025-08-03" in run("vor 3 Tagen", "--crawled", "2025-08-06")[1]
