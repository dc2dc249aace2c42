from typing import Any

import pytest

from stance.errors import BadRecordError
from stance.labelling.annotators import in_order
from stance.labelling.answered import answered, read_annotation
from tests.labelling.answers import answer, answers
from tests.labelling.samples import SCHEME, quote

ROW: dict[str, Any] = {"id": "q1", "text": "They are worried.", "annotator": "a1", "stance": "concerned"}
STANCE = SCHEME.question("stance")


def test_an_annotation_is_read_back_as_it_was_written() -> None:
    written = answer(
        "q1",
        "a2",
        "s",
        origin="prediction",
        lead_time=2.5,
        predicted={"stance": "neutral", "sentiment": None},
        shown=True,
    )
    assert read_annotation(written.to_row(), SCHEME) == written


def test_of_a_table_of_one_s_own_the_least_is_enough() -> None:
    found = read_annotation(ROW, SCHEME)
    assert (found.annotator, found.skipped, found.origin, found.predicted, found.shown) == (
        "a1", False, "manual", None, False,
    )  # fmt: skip
    assert found.answers == {"stance": "concerned", "sentiment": None}
    assert found.quote == {"id": "q1", "text": "They are worried."}


def test_fields_of_the_quote_are_kept_whatever_they_are() -> None:
    row = {**ROW, **quote().to_row(), "sampling": "random", "topic": "ports"}
    found = read_annotation(row, SCHEME)
    assert (found.quote["sampling"], found.quote["topic"], found.quote["content"]) == (
        "random",
        "ports",
        row["content"],
    )


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"id": None}, "needs the 'id' of its quote"),
        ({"text": " "}, "needs a field 'text'"),
        ({"annotator": None}, "needs a short 'annotator'"),
        ({"annotator": "ana@example.org"}, "no e-mail"),
        ({"stance": "worried"}, "'worried' is no class of 'stance'"),
        ({"skipped": True}, "is skipped and answered"),
        ({"predicted": "neutral"}, "'predicted' must give an answer to each question"),
        ({"predicted": {"stance": "worried"}}, "'predicted': 'worried' is no class"),
    ],
)
def test_what_is_no_annotation_is_refused(changes: dict[str, Any], reason: str) -> None:
    with pytest.raises(BadRecordError, match=reason):
        read_annotation(ROW | changes, SCHEME)


def test_answers_are_set_out_as_a_line_a_quote_and_a_column_an_annotator() -> None:
    table = answered([*answers(a10="cs", a2="-n"), answer("q2", "a2", None, skipped=True)], STANCE)
    assert table.annotators == ("a2", "a10")
    assert table.codes.tolist() == [[-1, 0], [3, 1], [-1, -1]]


def test_a_quote_without_an_article_is_one_of_its_own() -> None:
    given = [answer(f"q{number}", "a1", "c", article=name) for number, name in enumerate(("x", None, "x", None, ""))]
    assert answered(given, STANCE).articles.tolist() == [0, 1, 0, 2, 3]


def test_what_the_model_said_stands_beside_each_answer() -> None:
    predicted = {"stance": "neutral", "sentiment": None}
    given = [answer("q1", "a1", "c", predicted=predicted, shown=True), answer("q1", "a2", "c", predicted=predicted)]
    table = answered([*given, answer("q2", "a1", "c")], STANCE)
    assert table.predicted.tolist() == [[3, 3], [-1, -1]]
    assert table.shown.tolist() == [[True, False], [False, False]]


def test_numbers_in_names_count() -> None:
    assert sorted(["b", "a10", "a2", "a", "3"], key=in_order) == ["3", "a", "a2", "a10", "b"]
