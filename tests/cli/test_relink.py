from pathlib import Path

import pytest

from tests.commands import command
from tests.samples import read_lines, write_lines


@pytest.fixture
def labels(quotes_file: Path, tmp_path: Path) -> Path:
    return write_lines(tmp_path / "labels.jsonl", [row | {"stance": "neutral"} for row in read_lines(quotes_file)])


def test_how_many_were_carried_over_is_said(labels: Path, quotes_file: Path, tmp_path: Path) -> None:
    ended = command("relink", labels, quotes_file, "-o", tmp_path / "new.jsonl")
    count = len(read_lines(labels))
    assert (ended.code, ended.out, ended.said) == (0, "", [f"{count} of {count} labels carried over"])
    assert [row["stance"] for row in read_lines(tmp_path / "new.jsonl")] == ["neutral"] * count


def test_those_left_are_counted_by_reason_and_do_not_fail_the_command(
    labels: Path, quotes_file: Path, tmp_path: Path
) -> None:
    first, second, *rest = read_lines(labels)
    write_lines(labels, [first | {"article": "reef"}, second | {"actor": "Peru"}, first | {"article": "rock"}, *rest])
    ended = command("relink", labels, quotes_file, "-o", tmp_path / "new.jsonl")
    left = tmp_path / "new.unlinked.jsonl"
    total = len(rest) + 3
    assert ended.code == 0
    assert ended.said == [
        f"{len(rest)} of {total} labels carried over; 3 not (2 article gone, 1 another actor); they are in {left}"
    ]
    assert [row["id"] for row in read_lines(left)] == [first["id"], second["id"], first["id"]]


def test_on_standard_output_no_file_is_named(labels: Path, quotes_file: Path) -> None:
    rows = read_lines(labels)
    write_lines(labels, [rows[0] | {"article": "reef"}])
    ended = command("relink", labels, quotes_file, "-o", "-")
    assert (ended.code, ended.out) == (0, "")
    assert ended.said == ["0 of 1 label carried over; 1 not (1 article gone)"]


def test_labels_are_not_overwritten_unless_told(labels: Path, quotes_file: Path) -> None:
    ended = command("relink", labels, quotes_file, "-o", labels)
    assert ended.code == 3
    assert "exists already and holds people's work" in ended.err
    assert command("relink", labels, quotes_file, "-o", labels, "--force").code == 0
    assert all("relinked_from" in row for row in read_lines(labels))


def test_a_bad_line_is_told_and_gives_the_exit_code(labels: Path, quotes_file: Path, tmp_path: Path) -> None:
    write_lines(labels, [*read_lines(labels), {"stance": "neutral"}])
    ended = command("relink", labels, quotes_file, "-o", tmp_path / "new.jsonl")
    assert ended.code == 3
    assert ended.said[-1] == f"1 rejected; they are in {tmp_path / 'new.rejected.jsonl'}"
    strict = command("relink", labels, quotes_file, "-o", tmp_path / "newer.jsonl", "--strict")
    assert (strict.code, (tmp_path / "newer.jsonl").exists()) == (3, False)


def test_carried_labels_can_be_trained_on(labels_file: Path, tmp_path: Path) -> None:
    articles = tmp_path / "articles.jsonl"
    rows = read_lines(labels_file)
    write_lines(articles, [{"id": row["id"], "text": row["text"]} for row in rows])
    command("extract", articles, "-o", tmp_path / "quotes.jsonl")
    own = [{name: row[name] for name in ("id", "text", "stance", "sentiment")} for row in rows]
    ended = command(
        "relink", write_lines(tmp_path / "own.jsonl", own), tmp_path / "quotes.jsonl", "-o", tmp_path / "new.jsonl"
    )
    assert ended.code == 0
    carried = read_lines(tmp_path / "new.jsonl")
    assert len(carried) >= 40
    assert all(row["article"] == row["relinked_from"] for row in carried)
    assert command("train", tmp_path / "new.jsonl", "-o", tmp_path / "mine").code == 0
