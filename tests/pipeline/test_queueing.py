from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from stance import pipeline
from stance.errors import BadInputError, MisfitError
from stance.jsonl import Rejects
from tests.samples import label_rows, read_lines, write_lines


@pytest.fixture
def statements(tmp_path: Path) -> Path:
    """Sixty unlabelled lines."""
    rows = [{name: row[name] for name in ("id", "text", "actor")} | {"note": "mine"} for row in label_rows()]
    return write_lines(tmp_path / "statements.jsonl", rows)


def queued(statements: Path, model: Path | None = None, *, count: int = 20, **options: Any) -> list[dict[str, Any]]:
    output = statements.with_name("queue.jsonl")
    loaded = pipeline.read_model(str(model)) if model else None
    pipeline.queue(statements, output, count, Rejects(), model=loaded, **options)
    return read_lines(output)


def test_lines_are_kept_whole_and_marked(statements: Path, tiny_model: Path) -> None:
    rows = queued(statements, tiny_model)
    assert Counter(row["sampling"] for row in rows) == {"queue": 14, "random": 6}
    by_id = {row["id"]: row for row in read_lines(statements)}
    assert all({**by_id[row["id"]], "sampling": row["sampling"]} == row for row in rows)


def test_labelled_lines_are_not_chosen_again(statements: Path, tiny_model: Path, tmp_path: Path) -> None:
    first = queued(statements, tiny_model)
    done = write_lines(tmp_path / "done.jsonl", first)
    summary = pipeline.queue(statements, tmp_path / "next.jsonl", 90, Rejects(), labelled=[done])
    assert (summary.read, summary.left, summary.telling, summary.random) == (60, 40, 0, 40)
    assert not {row["id"] for row in first} & {row["id"] for row in read_lines(tmp_path / "next.jsonl")}


def test_lines_without_an_id_are_known_again(statements: Path, tmp_path: Path) -> None:
    write_lines(statements, [{"text": f"The ferry union of town {each} met."} for each in range(9)])
    queued(statements, count=4)
    done = statements.with_name("queue.jsonl")
    assert pipeline.queue(statements, tmp_path / "next.jsonl", 9, Rejects(), labelled=[done]).left == 5


def test_without_a_model_all_are_random(statements: Path) -> None:
    assert {row["sampling"] for row in queued(statements)} == {"random"}


def test_the_same_input_gives_the_same_bytes(statements: Path, tiny_model: Path) -> None:
    queued(statements, tiny_model)
    first = statements.with_name("queue.jsonl").read_bytes()
    queued(statements, tiny_model)
    assert statements.with_name("queue.jsonl").read_bytes() == first


def test_another_question_may_be_asked(statements: Path, tiny_model: Path) -> None:
    by_stance, by_sentiment = (queued(statements, tiny_model, question=name) for name in ("stance", "sentiment"))
    assert {row["id"] for row in by_stance} != {row["id"] for row in by_sentiment}
    with pytest.raises(MisfitError, match="does not answer 'mood'; it answers stance, sentiment"):
        queued(statements, tiny_model, question="mood")


def test_bad_lines_are_kept_with_their_place(statements: Path, tmp_path: Path) -> None:
    write_lines(statements, [{"text": ""}, *read_lines(statements)])
    rejects = Rejects()
    assert pipeline.queue(statements, tmp_path / "queue.jsonl", 5, rejects).read == 60
    assert [row["line"] for row in rejects.rows] == [1]
    write_lines(statements, [{"text": ""}])
    with pytest.raises(BadInputError, match="no quote could be read"):
        pipeline.queue(statements, tmp_path / "queue.jsonl", 5, Rejects())


def test_where_all_is_labelled_the_queue_is_empty(statements: Path, tiny_model: Path) -> None:
    assert queued(statements, tiny_model, labelled=[statements]) == []
