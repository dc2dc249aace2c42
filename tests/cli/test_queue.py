from pathlib import Path

import pytest

from tests.commands import command
from tests.samples import label_rows, read_lines, write_lines


@pytest.fixture
def statements(tmp_path: Path) -> Path:
    return write_lines(tmp_path / "statements.jsonl", [{"id": row["id"], "text": row["text"]} for row in label_rows()])


def test_what_was_chosen_is_said(statements: Path, tiny_model: Path, tmp_path: Path) -> None:
    ended = command("queue", statements, "-m", tiny_model, "-n", "20", "-o", tmp_path / "queue.jsonl")
    assert (ended.code, ended.out) == (0, "")
    assert ended.said == ["20 quotes to label next: 14 by the model, 6 at random"]
    again = command(
        "queue", statements, "-n", "50", "--labelled", tmp_path / "queue.jsonl", "-o", tmp_path / "next.jsonl"
    )
    (said,) = again.said
    assert said.startswith("40 quotes to label next: 0 by the model, 40 at random; ")
    assert said.endswith("; of 60 read, 20 are labelled or near-copies; there are no more")


def test_the_share_drawn_at_random_may_be_another(statements: Path, tiny_model: Path, tmp_path: Path) -> None:
    ended = command(
        "queue", statements, "-m", tiny_model, "-n", "10", "--random-share", "0", "-o", tmp_path / "queue.jsonl"
    )
    assert ended.said == ["10 quotes to label next: 10 by the model, 0 at random"]
    assert command("queue", statements, "--random-share", "2").code == 2


def test_queued_quotes_become_tasks_that_keep_the_mark(quotes_file: Path, tmp_path: Path) -> None:
    queue, tasks = tmp_path / "queue.jsonl", tmp_path / "tasks.json"
    assert command("queue", quotes_file, "-o", queue).code == 0
    assert command("export", queue, "-o", tasks).code == 0
    assert tasks.read_text(encoding="utf-8").count('"sampling": "random"') == len(read_lines(quotes_file))


def test_random_labels_are_kept_from_training_and_scored(tmp_path: Path) -> None:
    rows = [row | {"sampling": "random" if number % 3 == 0 else "queue"} for number, row in enumerate(label_rows())]
    labels = write_lines(tmp_path / "labels.jsonl", rows)
    trained = command("train", labels, "--without", "random", "-o", tmp_path / "mine")
    assert trained.said == ["trained mine on 40 texts; it answers stance, sentiment"]
    ended = command("evaluate", labels, "-m", tmp_path / "mine", "--sampling", "random", "-o", tmp_path / "evaluation")
    assert ended.code == 0
    assert "20 lines" in ended.out
    folds = command("evaluate", labels, "--cv", "5", "--sampling", "random", "-o", tmp_path / "folds")
    assert folds.code == 0
    assert "20 lines" in folds.out


@pytest.mark.parametrize("arguments", [("train", "--without"), ("evaluate", "--cv", "5", "--sampling")])
def test_labels_without_the_mark_are_not_taken_for_marked_ones(
    arguments: tuple[str, ...], labels_file: Path, tmp_path: Path
) -> None:
    verb, *options = arguments
    ended = command(verb, labels_file, *options, "random", "-o", tmp_path / "out")
    assert ended.code == 3
    assert "none of 60 labels has 'random' under 'sampling'" in ended.err
