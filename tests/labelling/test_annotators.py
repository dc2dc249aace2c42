from typing import Any

import pytest

from stance.errors import BadInputError, BadRecordError
from stance.labelling.annotators import Annotator, name_annotators


def test_users_are_named_by_ascending_id() -> None:
    named = name_annotators({12: None, 3: "ana@example.org", 100: None})
    assert [(each.name, each.user, each.email) for each in named] == [
        ("a1", 3, "ana@example.org"),
        ("a2", 12, None),
        ("a3", 100, None),
    ]


def test_a_newcomer_shifts_nobody_s_name() -> None:
    known = (Annotator(name="a1", user=12), Annotator(name="maria", user=5))
    named = name_annotators({1: None, 5: None, 12: None, 40: None}, known)
    assert {each.user: each.name for each in named} == {12: "a1", 5: "maria", 1: "a2", 40: "a3"}


@pytest.mark.parametrize("other", [Annotator(name="a1", user=2), Annotator(name="b", user=1)])
def test_a_name_or_number_shared_by_two_is_refused(other: Annotator) -> None:
    with pytest.raises(BadInputError, match="share a name"):
        name_annotators({}, (Annotator(name="a1", user=1), other))


def test_an_annotator_comes_back_from_its_row_even_where_numbers_are_text() -> None:
    annotator = Annotator(name="a1", user=7, email="ana@example.org")
    assert Annotator.from_row(annotator.to_row()) == annotator
    assert Annotator.from_row({"name": "a1", "user": "7", "email": ""}) == Annotator(name="a1", user=7)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"user": 1}, "short 'name'"),
        ({"name": "ana@example.org", "user": 1}, "no e-mail"),
        ({"name": "a1"}, "number of a 'user'"),
        ({"name": "a1", "user": "x"}, "number of a 'user'"),
    ],
)
def test_a_row_that_names_nobody_is_refused(row: dict[str, Any], message: str) -> None:
    with pytest.raises(BadRecordError, match=message):
        Annotator.from_row(row)
