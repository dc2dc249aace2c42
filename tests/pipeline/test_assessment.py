import json
from pathlib import Path
from typing import Any

import pytest

from stance import pipeline
from stance.errors import BadRecordError, UsageError
from stance.jsonl import Rejects
from stance.model import Model, train
from stance.scheme import load_scheme
from tests.samples import label_rows, read_lines, write_lines

SCHEME = load_scheme()


def test_what_is_returned_is_what_is_written(labels_file: Path, tmp_path: Path) -> None:
    evaluation = pipeline.evaluate([labels_file], tmp_path, SCHEME, Rejects(), folds=2)
    written = json.loads((tmp_path / "evaluation.json").read_text(encoding="utf-8"))
    assert written == evaluation.to_json()
    assert set(written["questions"]["stance"]["baselines"]) == {"majority", "actor_majority", "keywords"}


def test_another_seed_deals_other_folds(labels_file: Path, tmp_path: Path) -> None:
    scores = [pipeline.evaluate([labels_file], tmp_path, SCHEME, Rejects(), folds=2, seed=seed) for seed in (0, 1)]
    assert scores[0].to_json()["questions"] != scores[1].to_json()["questions"]


def test_cross_validation_masks_the_names_that_training_masks(
    labels_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    masked: list[Any] = []

    def noting(*arguments: Any, aliases: Any, **options: Any) -> Model:
        masked.append(aliases)
        return train(*arguments, aliases=aliases, **options)

    monkeypatch.setattr("stance.model.train", noting)
    pipeline.evaluate([labels_file], tmp_path, SCHEME, Rejects(), folds=2)
    pipeline.train([labels_file], tmp_path / "mine", SCHEME, Rejects())
    assert masked == [pipeline.names_of] * 3


def test_one_fold_is_refused_before_anything_is_written(labels_file: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="two folds or more"):
        pipeline.evaluate([labels_file], tmp_path / "out", SCHEME, Rejects(), folds=1)
    assert not (tmp_path / "out").exists()


def test_a_report_counts_labels_as_it_counts_predictions(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "labels.jsonl", label_rows())
    table = pipeline.report(path, tmp_path / "report.html", SCHEME, Rejects())
    assert sum(row.total for row in table) == 60
    assert table[-1].actor == "unknown"


def test_bad_rows_of_a_report_are_kept_aside(predictions_file: Path, tmp_path: Path) -> None:
    rows = read_lines(predictions_file)
    path = write_lines(tmp_path / "predictions.jsonl", [*rows, {"text": "a", "cue": "none"}, {"stance": "neutral"}])
    table = pipeline.report(path, tmp_path / "report.html", SCHEME, Rejects())
    assert sum(row.total for row in table) == len(rows)
    rejected = read_lines(tmp_path / "report.rejected.jsonl")
    assert [row["line"] for row in rejected] == [len(rows) + 1, len(rows) + 2]


def test_strict_reports_stop_at_the_first_bad_row(predictions_file: Path, tmp_path: Path) -> None:
    path = write_lines(tmp_path / "predictions.jsonl", [*read_lines(predictions_file), {"stance": "neutral"}])
    with pytest.raises(Exception, match="a statement needs a field 'text'") as raised:
        pipeline.report(path, tmp_path / "report.html", SCHEME, Rejects(strict=True))
    assert not isinstance(raised.value, BadRecordError)
    assert not (tmp_path / "report.html").exists()
