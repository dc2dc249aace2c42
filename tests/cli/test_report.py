import json
from pathlib import Path

import pytest

from tests.commands import command
from tests.samples import read_lines, write_lines


def test_the_page_is_written_and_the_actors_are_shown(predictions_file: Path, tmp_path: Path) -> None:
    ended = command("report", predictions_file, "-o", tmp_path / "report.html")
    assert ended.code == 0
    assert (tmp_path / "report.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    for actor in ("Norway", "Chile", "Ana Ruiz"):
        assert actor in ended.out
    assert ended.said[0].startswith(f"{len(read_lines(predictions_file))} statements of ")


def test_the_page_alone_goes_to_standard_output(predictions_file: Path, tmp_path: Path) -> None:
    command("report", predictions_file, "-o", tmp_path / "report.html")
    ended = command("report", "-", "-o", "-", stdin=predictions_file.read_bytes())
    assert ended.code == 0
    assert ended.out == (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "Norway" in ended.err


def test_names_that_look_like_markup_are_shown_as_they_are(predictions_file: Path, tmp_path: Path) -> None:
    first, *rest = read_lines(predictions_file)
    rows = write_lines(tmp_path / "predictions.jsonl", [{**first, "actor": "[/red] :smile: <b>"}, *rest])
    ended = command("report", rows, "-o", tmp_path / "report.html")
    assert ended.code == 0
    assert "[/red] :smile: <b>" in ended.out
    assert "[/red] :smile: &lt;b&gt;" in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_predictions_of_no_quote_give_an_empty_page(tmp_path: Path) -> None:
    (tmp_path / "predictions.jsonl").touch()
    ended = command("report", tmp_path / "predictions.jsonl", "-o", tmp_path / "report.html")
    assert ended.code == 0
    assert (tmp_path / "report.html").exists()


def test_a_bad_prediction_is_kept_aside(predictions_file: Path, tmp_path: Path) -> None:
    lines = predictions_file.read_text(encoding="utf-8")
    angry = json.dumps({"text": "No deal.", "stance": "angry"})
    path = tmp_path / "predictions.jsonl"
    path.write_text(f'{angry}\n{lines}{{"text": "cut', encoding="utf-8")
    ended = command("report", path, "-o", tmp_path / "report.html")
    assert ended.code == 3
    rejected = read_lines(tmp_path / "report.rejected.jsonl")
    assert [row["line"] for row in rejected] == [1, 2 + len(lines.splitlines())]
    assert ended.said[-1] == f"2 rejected; they are in {tmp_path / 'report.rejected.jsonl'}"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (None, "no such file or folder"),
        ('{"text": "No deal.", "stance": "angry"}\n', ":1: 'angry' is no class of 'stance'"),
        ('{"text": "cut', "not a whole JSON object"),
        ('{"stance": "neutral"}\n', ":1: a statement needs a field 'text'"),
    ],
)
@pytest.mark.parametrize("strict", [False, True])
def test_what_is_no_prediction_is_told_in_one_line(
    content: str | None, reason: str, *, strict: bool, tmp_path: Path
) -> None:
    path = tmp_path / "predictions.jsonl"
    if content is not None:
        path.write_text(content)
    ended = command("report", path, "-o", tmp_path / "report.html", *(["--strict"] if strict else []))
    assert (ended.code, ended.out, len(ended.said)) == (3, "", 1)
    assert str(path) in ended.err
    assert reason in ended.err
    assert not (tmp_path / "report.html").exists()
