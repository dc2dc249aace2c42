from typing import Any

import pytest

from stance.errors import BadRecordError
from stance.labelling.regions import answers_of, kept_from, lead_time_of, origin_of, shown_to, time_of, user_of
from tests.labelling.samples import SCHEME, annotation, region

SHOWN = {"id": 9, "result": [region("stance", "concerned"), region("sentiment", "negative")]}
OTHER = {"id": 8, "result": [region("stance", "neutral")]}


def origins(stance: str | None, sentiment: str | None = "negative") -> dict[str, Any]:
    marks = {"stance": stance, "sentiment": sentiment}
    given = [("stance", "concerned"), ("sentiment", "negative")]
    return annotation(result=[region(name, choice, origin=marks[name]) for name, choice in given])


def bare(*choices: str, **changes: Any) -> dict[str, Any]:
    return annotation(result=[region(*each) for each in zip(SCHEME.names, choices, strict=False)], **changes)


@pytest.mark.parametrize(("value", "user"), [(4, 4), ({"id": 4, "email": "ana@example.org"}, 4)])
def test_a_user_is_a_number_or_an_object_with_one(value: Any, user: int) -> None:
    assert user_of({"completed_by": value}) == user


@pytest.mark.parametrize("value", [None, "ana@example.org", True, {"email": "ana@example.org"}])
def test_an_annotation_of_nobody_is_refused_and_no_e_mail_repeated(value: Any) -> None:
    with pytest.raises(BadRecordError, match="'completed_by'") as caught:
        user_of({"completed_by": value})
    assert "@" not in str(caught.value)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2025-03-05T10:00:00.5Z", "2025-03-05T10:00:00.500000Z"),
        ("2025-03-05T10:00:00+02:00", "2025-03-05T08:00:00.000000Z"),
        ("2025-03-05T10:00:00", "2025-03-05T10:00:00.000000Z"),
        (None, None),
    ],
)
def test_times_are_told_in_utc_and_sort_as_text(value: str | None, expected: str | None) -> None:
    assert time_of({"updated_at": value}, "updated_at") == expected


@pytest.mark.parametrize("value", ["yesterday", 5, "", "0001-01-01T00:00:00+05:00"])
def test_a_time_that_cannot_be_read_is_refused(value: Any) -> None:
    with pytest.raises(BadRecordError, match="'updated_at' must be a time"):
        time_of({"updated_at": value}, "updated_at")


def test_a_lead_time_is_seconds_or_nothing() -> None:
    assert [lead_time_of({"lead_time": value}) for value in (2, 1.5, 0, None)] == [2.0, 1.5, 0.0, None]
    for bad in ("1.5", True, -1, float("inf")):
        with pytest.raises(BadRecordError, match="'lead_time' must be a number"):
            lead_time_of({"lead_time": bad})


def test_questions_left_open_are_answered_by_nothing() -> None:
    assert answers_of(annotation("condemning"), SCHEME, "$") == {"stance": "condemning", "sentiment": None}
    assert answers_of(annotation(None), SCHEME, "$") == {"stance": None, "sentiment": None}


def test_a_comment_is_passed_over() -> None:
    comment = {"from_name": "comment", "to_name": "context", "type": "textarea", "value": {"text": ["unsure"]}}
    given = annotation(result=[region("stance", "neutral"), comment])
    assert answers_of(given, SCHEME, "$") == {"stance": "neutral", "sentiment": None}


def test_the_same_answer_twice_is_one() -> None:
    given = annotation(result=[region("stance", "neutral")] * 2)
    assert answers_of(given, SCHEME, "$")["stance"] == "neutral"


@pytest.mark.parametrize(
    ("result", "message"),
    [
        (["stance"], "must be an object"),
        ([region("stance", "worried")], "'worried' is no class of 'stance'"),
        ([region("stance", "positive")], "'positive' is no class of 'stance'"),
        ([region("mood", "neutral")], "no question 'mood'"),
        ([region("stance", "x", value={"choices": ["neutral", "concerned"]})], "takes one choice"),
        ([region("stance", "x", value={"choices": [["neutral"]]})], "is no class"),
        ([region("stance", "x", value={"text": "neutral"})], "takes one choice"),
        ([region("stance", "neutral"), region("stance", "concerned")], "answered twice"),
    ],
)
def test_an_answer_outside_the_scheme_is_refused_at_its_place(result: list[Any], message: str) -> None:
    with pytest.raises(BadRecordError, match=message) as caught:
        answers_of(annotation(result=result), SCHEME, "$[3].annotations[0]")
    assert caught.value.json_path == f"$[3].annotations[0].result[{len(result) - 1}]"


@pytest.mark.parametrize(
    ("given", "predictions", "origin"),
    [
        (origins("manual", "manual"), [SHOWN], "manual"),
        (origins("prediction", "prediction"), [9], "prediction"),
        (origins("prediction-changed", "prediction"), [9], "prediction-changed"),
        (origins("prediction", "manual"), [9], "prediction-changed"),
        # One answer of the two that were shown was taken away.
        (annotation(result=[region("stance", "concerned", origin="prediction")]), [SHOWN], "prediction-changed"),
        (bare("concerned", "negative"), [], "manual"),
        (bare("concerned", "negative"), [9], "manual"),
        (bare("concerned", "negative"), [OTHER, SHOWN], "prediction"),
        (bare("concerned", "positive"), [OTHER, SHOWN], "prediction-changed"),
        (bare("neutral", parent_prediction=8), [OTHER, SHOWN], "prediction"),
        (bare("concerned", "negative", prediction=SHOWN), [9], "prediction"),
        (bare("neutral", "negative", prediction=SHOWN), [OTHER], "prediction-changed"),
        (bare("concerned"), [{"id": 1, "result": []}], "manual"),
        (bare("concerned"), None, "manual"),
    ],
)
def test_the_origin_is_what_the_browser_noted_else_a_comparison(
    given: dict[str, Any], predictions: Any, origin: str
) -> None:
    answers = answers_of(given, SCHEME, "$")
    assert origin_of(given, {"predictions": predictions}, SCHEME, answers) == origin


@pytest.mark.parametrize(
    ("given", "task", "shown"),
    [
        ({"prediction": SHOWN}, {"predictions": [OTHER]}, "concerned"),  # as it was when it was shown
        ({"parent_prediction": 9}, {"predictions": [SHOWN, OTHER]}, "concerned"),
        ({}, {"predictions": [SHOWN, OTHER]}, "neutral"),  # the newest
        ({}, {"predictions": [9]}, None),
        ({}, {"predictions": []}, None),
    ],
)
def test_what_was_shown_is_the_copy_else_the_task_s(
    given: dict[str, Any], task: dict[str, Any], shown: str | None
) -> None:
    found = shown_to(annotation(**given), task, SCHEME)
    assert (found and found["stance"]) == shown


@pytest.mark.parametrize(
    ("meta", "kept"),
    [
        ({"blind": {"answers": {"stance": "neutral"}}}, {"stance": "neutral", "sentiment": None}),
        ({"blind": {"answers": {"stance": "worried"}}}, {"stance": None, "sentiment": None}),
        ({"blind": {}}, None),
        ({"blind": 1}, None),
        ({}, None),
        (None, None),
    ],
)
def test_what_nobody_was_shown_is_kept_in_the_task_s_meta(meta: Any, kept: dict[str, Any] | None) -> None:
    assert kept_from({"meta": meta}, SCHEME) == kept
