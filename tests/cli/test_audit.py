from pathlib import Path

from tests.commands import command
from tests.samples import label_rows, read_lines, write_lines


def test_what_was_found_is_said(tmp_path: Path) -> None:
    rows = [row | {"actor": actor} for row, actor in zip(label_rows(), ("USA", "United States"), strict=False)]
    labels = write_lines(tmp_path / "labels.jsonl", rows)
    ended = command("audit", labels, "-o", tmp_path / "suspects.jsonl")
    assert (ended.code, ended.out) == (0, "")
    assert ended.said[0] == "1 of 2 labels to look at again (actor written two ways: 1)"
    assert ended.said[1].startswith("no model was asked: can't make 5 folds of 1 article")
    assert len(read_lines(tmp_path / "suspects.jsonl")) == 1


def test_suspects_of_merged_quotes_can_be_sent_to_a_reviewer(quotes_file: Path, tmp_path: Path) -> None:
    rows = [quote | {"stance": "neutral", "actor": "USA"} for quote in read_lines(quotes_file)]
    rows[0]["actor"] = "United States"
    labels = write_lines(tmp_path / "labels.jsonl", rows)
    assert command("audit", labels, "-o", tmp_path / "suspects.jsonl").code == 0
    ended = command("export", tmp_path / "suspects.jsonl", "-o", tmp_path / "tasks.json")
    assert ended.code == 0
    assert "perhaps 'United States'" in (tmp_path / "tasks.json").read_text(encoding="utf-8")


def test_a_bad_line_is_told_and_gives_the_exit_code(tmp_path: Path) -> None:
    labels = write_lines(tmp_path / "labels.jsonl", [*label_rows(), {"text": "No class.", "stance": "angry"}])
    ended = command("audit", labels, "-o", tmp_path / "suspects.jsonl")
    assert ended.code == 3
    assert ended.said[-1] == f"1 rejected; they are in {tmp_path / 'suspects.rejected.jsonl'}"
    strict = command("audit", labels, "-o", tmp_path / "others.jsonl", "--strict")
    assert (strict.code, (tmp_path / "others.jsonl").exists()) == (3, False)
