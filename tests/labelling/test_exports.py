import json
from pathlib import Path
from typing import Any

import pytest

from stance.errors import BadInputError
from stance.jsonl import Rejects, dump
from stance.labelling.exports import newest, read_export
from stance.labelling.tasks import to_task
from stance.records import Annotation
from tests.labelling.samples import SCHEME, STUDY, annotation, labelled, prediction, quote, region, written

LATER = "2025-03-06T10:00:00Z"
ANA = {"id": 1, "email": "ana@example.org", "first_name": "Ana", "last_name": ""}


def read(folder: Path, *tasks: Any, **options: Any) -> tuple[list[Annotation], Rejects]:
    rejects = Rejects()
    return read_export(written(folder, *tasks), SCHEME, rejects=rejects, **options), rejects


def test_an_annotation_carries_its_quote_and_what_was_answered(tmp_path: Path) -> None:
    (found,), rejects = read(tmp_path, labelled())
    assert not rejects.rows
    assert found == Annotation(
        quote=quote().to_row(),
        annotator="a1",
        answers={"stance": "concerned", "sentiment": None},
        skipped=False,
        created="2025-03-05T10:00:00.000001Z",
        updated="2025-03-05T10:00:00.000002Z",
        lead_time=1.5,
        origin="manual",
        study=STUDY,
    )


def test_a_snapshot_reads_like_a_plain_export_and_its_e_mails_stay_behind(tmp_path: Path) -> None:
    shown = {"id": 9, "model_version": "starter", "result": [region("stance", "concerned")]}
    snapshot = labelled(annotation(completed_by=ANA)) | {"predictions": [shown]}
    (found,), _ = read(tmp_path, snapshot)
    (plain,), _ = read(tmp_path, labelled())
    assert (found.answers, found.annotator, found.origin) == (plain.answers, "a1", "prediction")
    assert "@" not in dump(found.to_row())


def test_two_annotators_on_a_task_give_two_annotations_named_by_ascending_user(tmp_path: Path) -> None:
    found, _ = read(tmp_path, labelled(annotation("neutral", completed_by=30), annotation(completed_by=4)))
    assert [(each.annotator, each.answers["stance"]) for each in found] == [("a2", "neutral"), ("a1", "concerned")]


def test_names_that_are_given_are_used(tmp_path: Path) -> None:
    found, _ = read(tmp_path, labelled(annotation(completed_by=30)), annotators={30: "a7"})
    assert [each.annotator for each in found] == ["a7"]


def test_a_user_without_a_name_is_rejected_and_an_e_mail_is_no_name(tmp_path: Path) -> None:
    found, rejects = read(tmp_path, labelled(annotation(completed_by=30)), annotators={1: "a1"})
    assert (found, len(rejects)) == ([], 1)
    assert "user 30 has no annotator's name" in rejects.rows[0]["reason"]
    with pytest.raises(BadInputError, match="is an e-mail"):
        read(tmp_path, labelled(), annotators={1: "ana@example.org"})


@pytest.mark.parametrize("turned", [False, True])
def test_the_newest_annotation_of_an_annotator_counts(tmp_path: Path, *, turned: bool) -> None:
    pair = [annotation("neutral"), annotation("condemning", updated_at=LATER)]
    (found,), rejects = read(tmp_path, labelled(*(reversed(pair) if turned else pair)))
    assert found.answers["stance"] == "condemning"
    assert not rejects.rows


def test_the_newest_counts_across_exports_too(tmp_path: Path) -> None:
    old, _ = read(tmp_path, labelled(annotation("neutral")))
    new, _ = read(tmp_path, labelled(annotation("condemning", updated_at=LATER)))
    assert newest(old + new) == newest(new + old) == new


def test_a_skipped_task_is_kept_as_skipped_whatever_it_was_filled_with(tmp_path: Path) -> None:
    filled = annotation(was_cancelled=True, result=[region("stance", "concerned", origin="prediction")])
    (found,), _ = read(tmp_path, labelled(filled))
    assert (found.skipped, found.origin, found.answers) == (True, "manual", {"stance": None, "sentiment": None})


def test_tasks_with_drafts_or_predictions_only_yield_nothing(tmp_path: Path) -> None:
    unlabelled = labelled() | {"annotations": [], "drafts": [annotation()], "predictions": [1]}
    found, rejects = read(tmp_path, unlabelled, unlabelled, labelled())
    assert (len(found), len(rejects)) == (1, 0)


def _study(**changes: Any) -> dict[str, Any]:
    return labelled(of=quote(id="q2"), **changes)


@pytest.mark.parametrize(
    ("task", "reason"),
    [
        (labelled(), "quote q1 stands at $[0] already"),
        (_study(text="Other words."), "does not fit its own 'quote_hash'"),
        (_study(study="rivers"), "a task of the study 'rivers', not 'ports'"),
        (_study(scheme_digest="0" * 16), "labelled by another scheme"),
        ({"annotations": []}, "lacks its object 'data'"),
        ({"data": {}}, "lacks its list 'annotations'"),
        ({"data": {}, "annotations": []}, "lacks 'schema' in its data"),
        (5, "a task must be an object"),
    ],
)
def test_a_bad_task_is_rejected_whole_with_its_path_and_the_rest_is_read(
    tmp_path: Path, task: Any, reason: str
) -> None:
    found, rejects = read(tmp_path, labelled(), task, labelled(of=quote(id="q3")))
    assert [each.quote["id"] for each in found] == ["q1", "q3"]
    (row,) = rejects.rows
    assert reason in row["reason"]
    assert (row["json_path"], row["record"]) == ("$[1]", task)


def test_a_study_that_is_named_is_the_one_expected(tmp_path: Path) -> None:
    found, rejects = read(tmp_path, labelled(), study="rivers")
    assert (found, rejects.rows[0]["json_path"]) == ([], "$[0]")


@pytest.mark.parametrize(
    ("given", "path", "reason"),
    [
        (annotation("worried"), ".result[0]", "'worried' is no class of 'stance'; the scheme allows concerned"),
        (annotation(completed_by=None), "", "'completed_by'"),
        (annotation(result=None), "", "lacks its 'result'"),
        (annotation(updated_at="late"), "", "'updated_at' must be a time"),
        (annotation(lead_time="long"), "", "'lead_time' must be a number"),
        (3, "", "an annotation must be an object"),
    ],
)
def test_a_bad_annotation_is_rejected_within_its_task_and_the_other_annotator_s_is_read(
    tmp_path: Path, given: Any, path: str, reason: str
) -> None:
    task = labelled(annotation(completed_by=2), given)
    found, rejects = read(tmp_path, task)
    assert len(found) == 1
    (row,) = rejects.rows
    assert reason in row["reason"]
    assert (row["json_path"], row["record"]) == (f"$[0].annotations[1]{path}", task | {"annotations": [given]})


def test_a_rejected_record_that_was_mended_can_be_imported_by_itself(tmp_path: Path) -> None:
    _, rejects = read(tmp_path, labelled(annotation("worried")))
    mended = json.loads(json.dumps(rejects.rows[0]["record"]).replace("worried", "concerned"))
    found, rejects = read(tmp_path, mended)
    assert ([each.answers["stance"] for each in found], len(rejects)) == (["concerned"], 0)


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        (quote(text="Other words."), "differs from the quotes file in 'text'"),
        (quote(actor="Peru"), "differs from the quotes file in 'actor'"),
        (quote(id="q2"), "quote q1 is not in the quotes file"),
    ],
)
def test_a_task_that_does_not_fit_the_quotes_file_is_rejected(tmp_path: Path, other: Any, reason: str) -> None:
    found, rejects = read(tmp_path, labelled(), quotes={other.id: other})
    assert (found, rejects.rows[0]["json_path"]) == ([], "$[0]")
    assert reason in rejects.rows[0]["reason"]


def test_a_quote_whose_confidence_alone_moved_still_fits(tmp_path: Path) -> None:
    found, rejects = read(tmp_path, labelled(), quotes={"q1": quote(confidence=0.1)})
    assert (len(found), len(rejects)) == (1, 0)


def test_strictness_stops_at_the_first_bad_record(tmp_path: Path) -> None:
    path = written(tmp_path, labelled(annotation("worried")))
    with pytest.raises(BadInputError, match=r"\$\[0\]\.annotations\[0\]\.result\[0\]: 'worried' is no class"):
        read_export(path, SCHEME, rejects=Rejects(strict=True))


def test_what_a_model_said_and_whether_it_was_shown_comes_back(tmp_path: Path) -> None:
    blind = to_task(quote(id="q2"), SCHEME, study=STUDY, prediction=prediction(stance="neutral"), blind=True)
    shown = to_task(quote(id="q3"), SCHEME, study=STUDY, prediction=prediction(stance="neutral"))
    tasks = [task | {"annotations": [annotation()]} for task in (blind, shown)]
    found, rejects = read(tmp_path, labelled(), *tasks)
    assert not rejects.rows
    said = {"stance": "neutral", "sentiment": None}
    assert [(each.predicted, each.shown) for each in found] == [(None, False), (said, False), (said, True)]
    assert [each.origin for each in found] == ["manual", "manual", "prediction-changed"]


def test_how_the_quote_was_drawn_comes_back(tmp_path: Path) -> None:
    (found,), _ = read(tmp_path, labelled(sampling="random"))
    assert found.to_row()["sampling"] == "random"
