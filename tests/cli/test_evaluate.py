import json
from pathlib import Path
from typing import Any

import pytest

from tests.commands import command
from tests.samples import label_rows, write_lines


@pytest.fixture(scope="module")
def other_labels(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Labels that no model was trained on."""
    rows = [
        {"text": "The warden is worried about the leaking hull.", "actor": "[/red] Warden :smile:", "stance": "concerned"},
        {"text": "The rowers welcomed the new slipway.", "actor": "Rowers", "stance": "supportive"},
        {"text": "The innkeeper condemned the closing of the bridge.", "actor": "Rowers", "stance": "condemning"},
        {"text": "The parade starts at eight, the drummer said.", "actor": "Drummer", "stance": "neutral"},
        {"text": "Nobody has labelled this line yet."},
    ]  # fmt: skip
    return write_lines(tmp_path_factory.mktemp("other") / "other.jsonl", rows)


def evaluation_in(folder: Path) -> Any:
    return json.loads((folder / "evaluation.json").read_text(encoding="utf-8"))


def test_a_model_is_scored_overall_by_class_and_by_actor(other_labels: Path, tiny_model: Path, tmp_path: Path) -> None:
    ended = command("evaluate", other_labels, "-m", tiny_model, "-o", tmp_path / "scores")
    scores = evaluation_in(tmp_path / "scores")
    assert ended.code == 0
    assert scores["labels"]["n"] == 5
    assert scores["labels"]["left_out"] == {"no_label": 1, "in_training": 0}
    assert scores["model"]["name"] == "tiny"
    assert scores["questions"]["stance"]["by_actor"]["Rowers"]["n"] == 2
    assert sorted(path.name for path in (tmp_path / "scores").iterdir()) == ["evaluation.json", "evaluation.md"]


def test_the_screen_shows_model_and_baselines_and_actors_as_they_are_written(
    other_labels: Path, tiny_model: Path, tmp_path: Path
) -> None:
    ended = command("evaluate", other_labels, "-m", tiny_model, "-o", tmp_path)
    for name in ("model", "majority", "actor_majority", "keywords", "Rowers", "[/red] Warden :smile:"):
        assert name in ended.out
    assert ended.said == [f"read {tmp_path / 'evaluation.md'}"]


def test_cross_validation_is_scored_without_a_model(labels_file: Path, tmp_path: Path) -> None:
    assert command("evaluate", labels_file, "--cv", 2, "-o", tmp_path).code == 0
    scores = evaluation_in(tmp_path)
    assert scores["split"] == {"folds": 2, "groups": 30, "seed": 0}
    assert scores["model"]["digest"] is None


def test_labels_may_be_learnt_from_in_every_fold(labels_file: Path, other_labels: Path, tmp_path: Path) -> None:
    ended = command("evaluate", other_labels, "--cv", 2, "--with", labels_file, "-o", tmp_path)
    assert ended.code == 0
    assert evaluation_in(tmp_path)["questions"]["stance"]["overall"]["n"] == 4


def test_the_same_labels_give_the_same_bytes(other_labels: Path, tiny_model: Path, tmp_path: Path) -> None:
    for folder in ("one", "two"):
        command("evaluate", other_labels, "-m", tiny_model, "-o", tmp_path / folder)
    for name in ("evaluation.json", "evaluation.md"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_a_bad_label_is_kept_aside_and_the_rest_is_scored(tiny_model: Path, other_labels: Path, tmp_path: Path) -> None:
    labels = tmp_path / "labels.jsonl"
    labels.write_text(other_labels.read_text() + '{"text": "No deal.", "stance": "angry"}\n')
    ended = command("evaluate", labels, "-m", tiny_model, "-o", tmp_path / "scores")
    assert ended.code == 3
    assert ended.said[-1] == f"1 rejected; they are in {tmp_path / 'scores' / 'rejected.jsonl'}"
    assert json.loads((tmp_path / "scores" / "rejected.jsonl").read_text())["line"] == 6


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        ([], "give either a model with -m or a number of folds with --cv."),
        (["-m", "starter", "--cv", "2"], "give either a model with -m or a number of folds with --cv."),
        (["-m", "starter", "--with", "starter"], "give it with --cv, not with -m."),
    ],
)
def test_options_that_do_not_go_together_are_told_in_one_line(
    options: list[str], reason: str, labels_file: Path, tmp_path: Path
) -> None:
    ended = command("evaluate", labels_file, "-o", tmp_path / "scores", *options)
    assert (ended.code, len(ended.said)) == (2, 1)
    assert reason in ended.err
    assert not (tmp_path / "scores").exists()


@pytest.mark.parametrize("option", [("--cv", "1"), ("--cv", "many"), ("--cv", "2", "--seed", "-1")])
def test_numbers_that_are_none_are_refused(option: tuple[str, ...], labels_file: Path, tmp_path: Path) -> None:
    ended = command("evaluate", labels_file, "-o", tmp_path / "scores", *option)
    assert ended.code == 2
    assert "Traceback" not in ended.err
    assert not (tmp_path / "scores").exists()


def test_lines_that_the_model_knows_are_not_scored(labels_file: Path, tiny_model: Path, tmp_path: Path) -> None:
    ended = command("evaluate", labels_file, "-m", tiny_model, "-o", tmp_path / "scores")
    assert (ended.code, len(ended.said)) == (3, 1)
    assert "the model was trained on all 60 labelled lines" in ended.err
    assert not (tmp_path / "scores").exists()


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([row for row in label_rows() if row["stance"] == "neutral"], "fold 1 of 2: all"),
        (label_rows()[:1], "can't make 2 folds of 1 article "),
        ([{"text": "The talks resume in May."}], "none of 1 lines has a label"),
        ([{"text": "No deal.", "stance": "angry"}], "labels.jsonl:1: 'angry' is no class of 'stance'"),
    ],
)
def test_labels_that_can_not_be_scored_are_told_in_one_line(
    rows: list[dict[str, Any]], reason: str, tmp_path: Path
) -> None:
    labels = write_lines(tmp_path / "labels.jsonl", rows)
    ended = command("evaluate", labels, "--cv", 2, "-o", tmp_path / "scores")
    assert (ended.code, len(ended.said)) == (3, 1)
    assert reason in ended.err
    assert list(tmp_path.iterdir()) == [labels]


def test_a_file_in_the_place_of_the_folder_is_told_first(labels_file: Path, tmp_path: Path) -> None:
    (tmp_path / "scores").write_text("mine")
    ended = command("evaluate", labels_file, "--cv", 2, "-o", tmp_path / "scores")
    assert (ended.code, len(ended.said)) == (3, 1)
    assert "a file, where a folder is to be filled; name another." in ended.err
