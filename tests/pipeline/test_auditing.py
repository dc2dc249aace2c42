from pathlib import Path
from typing import Any

import numpy as np
import pytest

from stance import pipeline
from stance.jsonl import Rejects, read_rows
from tests.samples import label_rows, read_lines, write_lines

SCHEME = pipeline.read_scheme()
# Of the first suspects, as many as there are wrong labels, and of all; where one in twenty is wrong, so is one in twenty drawn by
# chance. Reached were 0.5 and 0.6; benchmarks/audit.py measures it on more.
AMONG_FIRST, AMONG_ALL = 0.35, 0.5


def audited(labels: Path, **options: Any) -> tuple[pipeline.AuditSummary, list[dict[str, Any]]]:
    output = labels.with_name("suspects.jsonl")
    summary = pipeline.audit([labels], output, SCHEME, Rejects(), **options)
    return summary, read_lines(output)


def test_doubted_labels_are_written_with_their_place_and_reasons(tmp_path: Path) -> None:
    rows = label_rows()
    rows[20] = rows[20] | {"actor": "Norwy"}
    long = (
        "The mayor of the harbour town said on Monday that the new tolls for small boats were a disgrace to the shore."
    )
    copies = [{"id": f"c{each}", "text": long, "stance": each} for each in ("neutral", "condemning")]
    summary, suspects = audited(write_lines(tmp_path / "labels.jsonl", [*rows, *copies]))
    assert summary.labels == 62
    assert summary.suspects == len(suspects)
    assert next(iter(summary.reasons)) == "near-copies disagree"
    assert summary.reasons["near-copies disagree"] == 2
    assert summary.reasons["actor written two ways"] == 1
    assert [row["place"] for row in suspects[:2]] == ["labels.jsonl:61", "labels.jsonl:62"]
    assert suspects[-1]["place"] == "labels.jsonl:21"
    assert (
        suspects[-1]["review"]
        == "actor: labelled 'Norwy', perhaps 'Norway'; 'Norwy' and 'Norway' seem to be one actor."
    )


def test_where_no_model_can_be_trained_the_rest_is_still_looked_at(tmp_path: Path) -> None:
    rows = [row | {"actor": actor} for row, actor in zip(label_rows(), ("USA", "United States"), strict=False)]
    summary, suspects = audited(write_lines(tmp_path / "labels.jsonl", rows))
    assert "can't make 5 folds of 1 article" in (summary.not_predicted or "")
    assert [row["place"] for row in suspects] == ["labels.jsonl:1"]


def test_labels_trained_on_besides_are_not_audited(tmp_path: Path, labels_file: Path) -> None:
    few = write_lines(tmp_path / "few.jsonl", label_rows()[::6])
    summary, _ = audited(few, always=[labels_file])
    assert (summary.labels, summary.not_predicted) == (10, None)


def test_a_list_of_nothing_is_written_too(tmp_path: Path) -> None:
    summary, suspects = audited(write_lines(tmp_path / "labels.jsonl", label_rows()[:1]))
    assert (summary.suspects, suspects) == (0, [])


def test_planted_answers_are_among_the_first_suspects(tmp_path: Path) -> None:
    rows, planted = spoiled(300)
    _, suspects = audited(write_lines(tmp_path / "labels.jsonl", rows))
    disputed = [row for row in suspects if any(each["reason"] == "the model disagrees" for each in row["doubts"])]
    lines = [int(row["place"].rpartition(":")[2]) - 1 for row in disputed]
    assert len(planted & set(lines[: len(planted)])) / len(planted) >= AMONG_FIRST
    assert len(planted & set(lines)) / len(planted) >= AMONG_ALL


def spoiled(count: int) -> tuple[list[dict[str, Any]], set[int]]:
    """Some starter labels, one in twenty of them with another stance than it had."""
    generator = np.random.default_rng(0)
    starter = pipeline.read_labels([Path(pipeline.STARTER)], SCHEME, Rejects())
    rows = [label.to_row() | {"sentiment": None} for label in starter[:count]]
    planted = set(generator.choice(count, count // 20, replace=False).tolist())
    for line in planted:
        others = [name for name in SCHEME.questions[0].class_names if name != rows[line]["stance"]]
        rows[line]["stance"] = str(generator.choice(others))
    return rows, planted


@pytest.mark.parametrize("name", ["suspects.csv", "suspects.parquet"])
def test_suspects_in_a_table_read_back_the_same(name: str, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    rows = [row | {"actor": actor} for row, actor in zip(label_rows(), ("USA", "United States"), strict=False)]
    labels = write_lines(tmp_path / "labels.jsonl", rows)
    pipeline.audit([labels], tmp_path / name, SCHEME, Rejects())
    (read,) = [placed.row for placed in read_rows(tmp_path / name, Rejects(strict=True))]
    assert read["doubts"][0]["instead"] == "United States"
