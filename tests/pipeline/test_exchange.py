import json
from pathlib import Path
from typing import Any

import pytest

from stance import pipeline
from stance.errors import BadInputError
from stance.jsonl import Rejects
from stance.pipeline import exchange
from stance.pipeline.exchange import write_parts
from stance.scheme import load_scheme
from tests.samples import read_lines, write_lines

SCHEME = load_scheme()


@pytest.mark.parametrize(("count", "parts"), [(0, [0]), (1, [1]), (2, [2]), (3, [2, 1]), (4, [2, 2]), (5, [2, 2, 1])])
def test_tasks_are_written_in_parts_of_json(
    count: int, parts: list[int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exchange, "TASKS_IN_A_PART", 2)
    tasks: list[dict[str, Any]] = [{"data": {"text": f"“{number}”"}} for number in range(count)]
    written = write_parts(tmp_path / "tasks.json", iter(tasks))
    read = [json.loads(path.read_text(encoding="utf-8")) for path in written]
    assert [len(part) for part in read] == parts
    assert [task for part in read for task in part] == tasks
    assert [path.name for path in written] == ["tasks.json", "tasks-2.json", "tasks-3.json"][: len(parts)]
    assert sorted(tmp_path.iterdir()) == sorted(written)


def test_a_failure_in_a_later_part_leaves_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange, "TASKS_IN_A_PART", 1)
    (tmp_path / "tasks.json").write_text("older")
    tasks = ({"share": float("inf") if number else 0.5} for number in range(2))
    with pytest.raises(BadInputError, match="can't be written as JSON"):
        write_parts(tmp_path / "tasks.json", tasks)
    assert [path.read_text() for path in tmp_path.iterdir()] == ["older"]


def test_a_quote_whose_spans_lie_outside_its_text_is_kept_aside(quotes_file: Path, tmp_path: Path) -> None:
    first, *rest = read_lines(quotes_file)
    path = write_lines(tmp_path / "quotes.jsonl", [{**first, "content": [[0, 99999]]}, *rest])
    rejects = Rejects()
    pipeline.export(path, tmp_path / "tasks.json", SCHEME, rejects, study="lagoon")
    (rejected,) = rejects.rows
    assert (rejected["line"], rejected["reason"]) == (1, "'content' has a span outside the text.")
    assert len(json.loads((tmp_path / "tasks.json").read_text(encoding="utf-8"))) == len(rest)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"text": 5}, "'text' must be text; got 5."),
        ({"title": ["a"]}, "'title' must be text; got ['a']."),
        ({"context_start": "0"}, "'context_start' must be a whole number; got '0'."),
        ({"confidence": "high"}, "'confidence' must be a number; got 'high'."),
        ({"actors": [["a"]]}, "'actors' must be a list of names"),
        ({"cue": None}, "a quote needs the field 'cue'"),
    ],
)
def test_a_quote_with_a_field_of_another_form_is_kept_aside(
    change: dict[str, Any], reason: str, quotes_file: Path, tmp_path: Path
) -> None:
    first, *rest = read_lines(quotes_file)
    rejects = Rejects()
    path = write_lines(tmp_path / "quotes.jsonl", [*rest, first | change])
    pipeline.export(path, tmp_path / "tasks.json", SCHEME, rejects, study="lagoon")
    (rejected,) = rejects.rows
    assert rejected["line"] == len(rest) + 1
    assert rejected["reason"].startswith(reason)
