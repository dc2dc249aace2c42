from typing import Any

import pytest

from stance.errors import BadRecordError, MisfitError
from stance.report import ActorRow, actor_table
from stance.report.tables import add_up
from stance.scheme import Scheme
from tests.report.samples import rows


def test_actors_come_by_falling_number_of_quotes_then_by_name_and_nobody_last(scheme: Scheme) -> None:
    nobody: list[dict[str, Any]] = [{"text": "It rained.", "stance": "neutral"}] * 9
    table = actor_table([*nobody, *rows()], scheme, "stance")
    assert [(row.actor, row.total) for row in table] == [
        ("Chile", 6),
        ("Egypt", 5),
        ("European Union", 4),
        ("Fiji", 4),
        ("Ethiopia", 3),
        ("Kenya", 3),
        ("Nauru", 2),
        ("Norway", 2),
        ("unknown", 10),
    ]


def test_each_class_is_counted_zeros_too_in_the_order_of_the_scheme(scheme: Scheme) -> None:
    (egypt,) = actor_table([row for row in rows() if row["actor"] == "Egypt"], scheme, "stance")
    assert list(egypt.counts.items()) == [("concerned", 2), ("supportive", 1), ("condemning", 1), ("neutral", 1)]
    (norway,) = actor_table([row for row in rows() if row["actor"] == "Norway"], scheme, "sentiment")
    assert list(norway.counts.items()) == [("negative", 1), ("neutral", 1), ("positive", 0)]


@pytest.mark.parametrize(
    ("counts", "leading", "main"),
    [
        ({"concerned": 3, "supportive": 1}, ("concerned",), "concerned"),
        ({"concerned": 2, "supportive": 2, "neutral": 1}, ("concerned", "supportive"), "concerned / supportive"),
        ({"concerned": 1, "supportive": 1, "neutral": 1}, ("concerned", "supportive", "neutral"), "mixed"),
        ({"concerned": 0, "supportive": 0}, (), ""),
        ({}, (), ""),
    ],
)
def test_the_main_stance_is_the_most_frequent_and_a_tie_is_told(
    counts: dict[str, int], leading: tuple[str, ...], main: str
) -> None:
    row = ActorRow("Peru", counts)
    assert (row.leading, row.main) == (leading, main)


@pytest.mark.parametrize("actor", [None, "", "  ", float("nan"), 7])
def test_a_row_without_an_actor_counts_for_unknown(scheme: Scheme, actor: object) -> None:
    (row,) = actor_table([{"text": "No.", "stance": "condemning", "actor": actor}], scheme, "stance")
    assert row.actor == "unknown"


def test_a_row_without_an_answer_counts_among_the_quotes_only(scheme: Scheme) -> None:
    given: list[dict[str, Any]] = [
        {"actor": "Peru", "stance": "concerned"},
        {"actor": "Peru", "stance": None},
        {"actor": "Peru"},
    ]
    (row,) = actor_table(given, scheme, "stance")
    assert (row.answered, row.unanswered, row.total, row.main) == (1, 2, 3, "concerned")


def test_all_actors_add_up_to_all_quotes(scheme: Scheme) -> None:
    given: list[dict[str, Any]] = [*rows(), {"text": "No answer here."}]
    whole = add_up(actor_table(given, scheme, "stance"), scheme.question("stance"))
    assert (whole.total, whole.unanswered) == (len(given), 1)
    assert whole.counts["supportive"] == sum(row.get("stance") == "supportive" for row in given)


def test_no_rows_make_an_empty_table(scheme: Scheme) -> None:
    assert actor_table([], scheme, "stance") == []


def test_a_question_or_a_class_outside_the_scheme_is_refused(scheme: Scheme) -> None:
    with pytest.raises(MisfitError, match="has no question 'mood'"):
        actor_table([], scheme, "mood")
    with pytest.raises(BadRecordError, match="'cross' is no class of 'stance'"):
        actor_table([{"stance": "cross"}], scheme, "stance")
