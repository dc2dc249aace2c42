from pathlib import Path

import pytest

from stance import pipeline
from stance.errors import BadInputError
from stance.jsonl import Rejects, read_rows
from stance.pipeline import inputs
from stance.pipeline.modelling import predicted
from stance.scheme import load_scheme
from tests.samples import label_rows, read_lines, write_lines


def test_a_model_takes_the_name_of_its_folder(labels_file: Path, tmp_path: Path) -> None:
    model = pipeline.train([labels_file], tmp_path / "v1.2", load_scheme(), Rejects())
    assert model.name == "v1.2"
    assert pipeline.read_model(str(tmp_path / "v1.2")).digest == model.digest


def test_bad_labels_are_kept_beside_the_folder(tmp_path: Path) -> None:
    labels = write_lines(tmp_path / "labels.jsonl", [*label_rows(), {"stance": "neutral"}])
    pipeline.train([labels], tmp_path / "v1.2", load_scheme(), Rejects())
    assert [row["line"] for row in read_lines(tmp_path / "v1.2.rejected.jsonl")] == [61]


def test_batches_change_no_answer(quotes_file: Path, tiny_model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    model = pipeline.read_model(str(tiny_model))
    whole = list(predicted(read_rows(quotes_file, Rejects()), model, Rejects()))
    monkeypatch.setattr(inputs, "BATCH", 1)
    assert list(predicted(read_rows(quotes_file, Rejects()), model, Rejects())) == whole


def test_bad_statements_are_kept_in_their_order(tiny_model: Path, tmp_path: Path) -> None:
    path = tmp_path / "statements.jsonl"
    path.write_text('{"text": ""}\n{"text": "cut\n{"text": "We fear it."}\n{"text": " "}\n')
    rejects = Rejects()
    count = pipeline.predict([path, path], tmp_path / "out.jsonl", pipeline.read_model(str(tiny_model)), rejects)
    assert count == 2
    assert [row["line"] for row in rejects.rows] == [1, 2, 4, 1, 2, 4]


def test_where_no_statement_can_be_read_nothing_is_written(tiny_model: Path, tmp_path: Path) -> None:
    path = tmp_path / "statements.jsonl"
    path.write_text('{"text": ""}\n')
    model = pipeline.read_model(str(tiny_model))
    with pytest.raises(BadInputError, match="no statement could be read"):
        pipeline.predict([path], tmp_path / "out.jsonl", model, Rejects())
    assert list(tmp_path.iterdir()) == [path]
