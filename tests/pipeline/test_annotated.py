from pathlib import Path

import pytest

from stance import pipeline
from stance.errors import BadInputError
from stance.jsonl import Rejects
from tests.labelling.answers import answer
from tests.labelling.samples import SCHEME
from tests.samples import write_lines

OLD, NEW = "2025-03-05T10:00:00.000000Z", "2025-03-06T10:00:00.000000Z"


def test_each_annotator_s_newest_counts_across_files(tmp_path: Path) -> None:
    later = answer("q1", "a1", "s", updated=NEW).to_row()
    first = write_lines(tmp_path / "one.jsonl", [later, answer("q1", "a2", "c", updated=OLD).to_row()])
    second = write_lines(tmp_path / "two.jsonl", [answer("q1", "a1", "c", updated=OLD).to_row()])
    found = pipeline.read_annotations([first, second], SCHEME, Rejects())
    assert [(each.annotator, each.answers["stance"]) for each in found] == [("a1", "supportive"), ("a2", "concerned")]


def test_a_bad_line_is_rejected_with_its_place_and_the_rest_is_read(tmp_path: Path) -> None:
    good = answer("q1", "a1", "c").to_row()
    path = write_lines(tmp_path / "annotations.jsonl", [good, good | {"annotator": ""}])
    rejects = Rejects()
    assert len(pipeline.read_annotations([path], SCHEME, rejects)) == 1
    assert [(row["line"], row["reason"][:31]) for row in rejects.rows] == [(2, "an annotation needs a short 'an")]


def test_a_quote_of_another_text_is_no_answer_to_the_same(tmp_path: Path) -> None:
    rows = [answer("q1", name, "c").to_row() for name in ("a1", "a2")]
    path = write_lines(tmp_path / "annotations.jsonl", [rows[0], rows[1] | {"text": "Other words."}])
    rejects = Rejects()
    assert len(pipeline.read_annotations([path], SCHEME, rejects)) == 1
    assert f"quote q1 has another text at {path}:1" in rejects.rows[0]["reason"]
    assert "stance relink" in rejects.rows[0]["reason"]


def test_a_file_without_annotations_ends_the_run(labels_file: Path) -> None:
    with pytest.raises(BadInputError, match=r"no annotation could be read: .*:1: an annotation needs a short"):
        pipeline.read_annotations([labels_file], SCHEME, Rejects())
