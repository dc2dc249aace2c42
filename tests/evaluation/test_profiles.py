"""Where each actor stands."""

import pytest

from stance.errors import BadRecordError
from stance.evaluation import NOT_CORRECTED, profile, wilson
from tests.evaluation.samples import SCHEME


def test_shares_are_counted_by_actor_question_and_class() -> None:
    rows: list[dict[str, str | None]] = [
        {"actor": "Varna", "stance": "for", "tone": None},
        {"actor": "Lomera", "stance": "against", "tone": "cold"},
        {"actor": "Lomera", "stance": "against"},
        {"actor": "Lomera", "stance": "for"},
    ]
    found = profile(rows, SCHEME)
    keys = [(row["actor"], row["question"], row["answer"], row["n"], row["total"]) for row in found]
    assert keys == [
        ("Lomera", "stance", "for", 1, 3),
        ("Lomera", "stance", "against", 2, 3),
        ("Lomera", "stance", "mixed", 0, 3),
        ("Lomera", "tone", "warm", 0, 1),
        ("Lomera", "tone", "cold", 1, 1),
        ("Varna", "stance", "for", 1, 1),
        ("Varna", "stance", "against", 0, 1),
        ("Varna", "stance", "mixed", 0, 1),
    ]
    assert list(found[0]) == ["actor", "question", "answer", "n", "total", "share", "low", "high"]
    expected = wilson(2, 3).to_json()
    assert [found[1][name] for name in ("share", "low", "high")] == [
        expected[name] for name in ("value", "low", "high")
    ]


@pytest.mark.parametrize("actor", [{"actor": None}, {"actor": ""}, {}])
def test_a_line_without_an_actor_is_of_the_unknown(actor: dict[str, None]) -> None:
    assert {row["actor"] for row in profile([{"stance": "for", **actor}], SCHEME)} == {"unknown"}


def test_without_answers_there_is_no_share() -> None:
    assert profile([{"actor": "Lomera", "stance": None}], SCHEME) == []
    assert profile([], SCHEME) == []


def test_a_class_outside_the_scheme_is_refused() -> None:
    with pytest.raises(BadRecordError, match="'furious' is no class of 'stance'"):
        profile([{"actor": "Lomera", "stance": "furious"}], SCHEME)


def test_it_is_said_that_shares_are_not_corrected() -> None:
    assert "not corrected" in NOT_CORRECTED
