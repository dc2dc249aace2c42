from pathlib import Path

import pytest

from tests.commands import command
from tests.labelling.answers import answer, answers
from tests.samples import label_rows, read_lines, write_lines


@pytest.fixture
def annotations(tmp_path: Path) -> Path:
    given = [*answers(a1="cssnc", a2="csdn", a3="cdnn"), answer("q9", "a1", None, skipped=True)]
    return write_lines(tmp_path / "annotations.jsonl", [each.to_row() for each in given])


def test_how_labels_came_about_is_said_and_where_the_rest_is(annotations: Path, tmp_path: Path) -> None:
    ended = command("merge", annotations, "-o", tmp_path / "labels.jsonl")
    assert (ended.code, ended.out) == (0, "")
    counted = "4 labels (2 unanimous, 1 majority, 1 single)"
    left = f"1 to be reviewed, in {tmp_path / 'disagreements.jsonl'}; 1 answered by nobody"
    assert ended.said == [f"{counted}; {left}"]


def test_a_review_wins(annotations: Path, tmp_path: Path) -> None:
    reviews = write_lines(tmp_path / "reviews.jsonl", [each.to_row() for each in answers(r1="n-d")])
    ended = command("merge", annotations, "--review", reviews, "-o", tmp_path / "labels.jsonl")
    assert ended.said == ["5 labels (2 reviewed, 1 unanimous, 1 majority, 1 single); 1 answered by nobody"]
    assert [row["stance"] for row in read_lines(tmp_path / "labels.jsonl")][:3] == [
        "neutral",
        "supportive",
        "condemning",
    ]


@pytest.mark.parametrize(
    ("options", "labels"),
    [((), 4), (("--by", "unanimous"), 3), (("--by", "dawid-skene"), 5), (("--least", "0.7"), 3)],
)
def test_the_rule_can_be_chosen(options: tuple[str, ...], labels: int, annotations: Path, tmp_path: Path) -> None:
    assert command("merge", annotations, "-o", tmp_path / "labels.jsonl", *options).code == 0
    assert len(read_lines(tmp_path / "labels.jsonl")) == labels


@pytest.mark.parametrize(
    ("options", "code", "message"),
    [
        (("--by", "lot"), 2, "lot"),
        (("--least", "1.5"), 2, "between 0 and 1"),
        (("--review", "none.jsonl"), 3, "none.jsonl: no such file"),
    ],
)
def test_what_cannot_be_done_is_said(
    options: tuple[str, ...], code: int, message: str, annotations: Path, tmp_path: Path
) -> None:
    ended = command("merge", annotations, "-o", tmp_path / "labels.jsonl", *options)
    assert (ended.code, message in ended.err) == (code, True)
    assert not (tmp_path / "labels.jsonl").exists()


def test_labels_are_not_overwritten_unless_told(annotations: Path, tmp_path: Path) -> None:
    for options, code in (((), 0), ((), 3), (("--force",), 0)):
        assert command("merge", annotations, "-o", tmp_path / "labels.jsonl", *options).code == code


def test_merged_labels_can_be_trained_on_and_evaluated(tmp_path: Path) -> None:
    rows = [row | {"annotator": name} for row in label_rows() for name in ("a1", "a2")]
    given = write_lines(tmp_path / "annotations.jsonl", rows)
    assert command("merge", given, "-o", tmp_path / "labels.jsonl").code == 0
    assert command("train", tmp_path / "labels.jsonl", "-o", tmp_path / "mine").code == 0
    ended = command("evaluate", tmp_path / "labels.jsonl", "--cv", 3, "-o", tmp_path / "evaluation")
    assert ended.code == 0
