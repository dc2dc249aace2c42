import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from stance import pipeline
from stance.errors import FileExistsAlreadyError
from stance.jsonl import STANDARD, Rejects
from stance.labelling.votes import By
from stance.records import Annotation
from tests.labelling.answers import answer, answers
from tests.labelling.samples import SCHEME
from tests.samples import read_lines, write_lines


def written(folder: Path, annotations: Sequence[Annotation], name: str = "annotations.jsonl") -> Path:
    return write_lines(folder / name, [each.to_row() for each in annotations])


@pytest.fixture
def annotations(tmp_path: Path) -> Path:
    return written(tmp_path, answers(a1="cssn", a2="csdn", a3="cdnn"))


def merged(folder: Path, annotations: Path, name: str = "labels.jsonl", **options: Any) -> Path:
    pipeline.merge([annotations], folder / name, SCHEME, Rejects(), **options)
    return folder / name


def test_agreement_is_written_as_json(annotations: Path, tmp_path: Path) -> None:
    output = tmp_path / "agreement.json"
    found = pipeline.agree([annotations], SCHEME, Rejects(), output=output)
    assert json.loads(output.read_text(encoding="utf-8")) == found.to_json()


def test_a_model_is_asked_only_where_it_is_not_known_what_one_said(tiny_model: Path, tmp_path: Path) -> None:
    known = {"stance": "neutral", "sentiment": None}
    given = [
        answer("q1", "a1", "n", predicted=known, shown=True),
        answer("q2", "a1", "n", predicted=known),
        answer("q3", "a1", "c"),
        answer("q4", "a1", "c", shown=True),
    ]
    path, model = written(tmp_path, given), pipeline.read_model(str(tiny_model))
    without = pipeline.agree([path], SCHEME, Rejects()).questions["stance"].pull.overall
    asked = pipeline.agree([path], SCHEME, Rejects(), model=model).questions["stance"].pull.overall
    assert (without.shown_n, without.blind_n) == (1, 1)
    assert (asked.shown_n, asked.blind_n) == (1, 2)


def test_labels_are_written_and_beside_them_what_is_to_be_reviewed(annotations: Path, tmp_path: Path) -> None:
    rows = read_lines(merged(tmp_path, annotations))
    assert [(row["id"], row["stance"], row["how"]) for row in rows] == [
        ("q0", "concerned", "unanimous"),
        ("q1", "supportive", "majority"),
        ("q3", "neutral", "unanimous"),
    ]
    assert [row["id"] for row in read_lines(tmp_path / "disagreements.jsonl")] == ["q2"]


def test_a_review_settles_them_and_the_list_is_taken_away(annotations: Path, tmp_path: Path) -> None:
    merged(tmp_path, annotations)
    reviews = written(tmp_path, answers(r1="--d"), name="reviews.jsonl")
    rows = read_lines(merged(tmp_path, annotations, reviews=[reviews], force=True))
    assert (rows[2]["id"], rows[2]["stance"], rows[2]["how"]) == ("q2", "condemning", "reviewed")
    assert not (tmp_path / "disagreements.jsonl").exists()


def test_a_review_of_other_words_is_rejected(annotations: Path, tmp_path: Path) -> None:
    (other,) = answers(r1="d")
    reviews = write_lines(tmp_path / "reviews.jsonl", [other.to_row() | {"text": "Other words."}, other.to_row()])
    rejects = Rejects()
    merged = pipeline.merge([annotations], tmp_path / "labels.jsonl", SCHEME, rejects, reviews=[reviews])
    assert [row["reason"][:47] for row in rejects.rows] == ["quote q0 has another text in other annotations;"]
    assert merged.ways["reviewed"] == 1


@pytest.mark.parametrize("there", ["labels.jsonl", "disagreements.jsonl"])
def test_what_is_there_is_not_overwritten_unless_told(there: str, annotations: Path, tmp_path: Path) -> None:
    (tmp_path / there).write_text("older")
    with pytest.raises(FileExistsAlreadyError, match=there):
        merged(tmp_path, annotations)
    merged(tmp_path, annotations, force=True)
    assert (tmp_path / there).read_text() != "older"


def test_on_standard_output_no_list_is_written(
    annotations: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    pipeline.merge([annotations], STANDARD, SCHEME, Rejects())
    assert len(capfdbinary.readouterr().out.splitlines()) == 3
    assert not (tmp_path / "disagreements.jsonl").exists()


@pytest.mark.parametrize("suffix", [".csv", ".parquet", ".jsonl.gz"])
def test_labels_say_the_same_in_another_form(suffix: str, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    given = [
        *answers(a1="cssn", a2="csdn", a3="cdnn"),
        answer("q5", "a1", "c", sampling="random", predicted={"stance": "neutral", "sentiment": None}, shown=True),
    ]
    path = written(tmp_path, given)
    plain = read_lines(merged(tmp_path, path, by=By.DAWID_SKENE))
    other = merged(tmp_path, path, name=f"other{suffix}", by=By.DAWID_SKENE, force=True)
    names = ("how", "annotators", "votes", "posterior", "sampling", "predicted", "shown", "stance", "sentiment")
    for row, label in zip(plain, pipeline.read_labels([other], SCHEME, Rejects()), strict=True):
        assert {name: label.to_row().get(name) for name in names} == {name: row.get(name) for name in names}


def test_labels_can_be_read_for_training_with_all_that_is_known_of_them(annotations: Path, tmp_path: Path) -> None:
    labels = pipeline.read_labels([merged(tmp_path, annotations)], SCHEME, Rejects())
    assert [label.answers["stance"] for label in labels] == ["concerned", "supportive", "neutral"]
    row = labels[1].to_row()
    assert (row["how"], row["annotators"]) == ("majority", ["a1", "a2", "a3"])


def test_the_same_annotations_give_the_same_bytes(annotations: Path, tmp_path: Path) -> None:
    first = merged(tmp_path, annotations, by=By.DAWID_SKENE).read_bytes()
    assert merged(tmp_path, annotations, by=By.DAWID_SKENE, force=True).read_bytes() == first
