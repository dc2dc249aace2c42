from collections.abc import Sequence

import pytest

from stance.errors import BadInputError
from stance.evaluation import Answer, Fit, predict_out_of_fold
from stance.records import Label
from tests.evaluation.samples import SCHEME, always, label

LINES = [
    label(f"Statement {number} of the ferry union.", "for" if number % 2 else "against", article=f"a{number // 2}")
    for number in range(20)
]


def fitting(seen: list[set[str]]) -> Fit:
    def fit(chosen: Sequence[Label]) -> Answer:
        seen.append({str(each.statement.article) for each in chosen})
        return always("for")

    return fit


def test_each_line_is_answered_by_a_model_that_does_not_know_its_article() -> None:
    seen: list[set[str]] = []
    found = predict_out_of_fold(LINES, fitting(seen), SCHEME, folds=4)
    assert list(found.lines) == list(range(20))
    assert [each.statement for each in found.predictions] == [each.statement for each in LINES]
    for line, fold in zip(found.lines, found.folds, strict=True):
        assert LINES[line].statement.article not in seen[fold]


def test_lines_without_an_answer_are_passed_over() -> None:
    found = predict_out_of_fold([label("Nothing."), *LINES], fitting([]), SCHEME)
    assert list(found.lines) == list(range(1, 21))


def test_a_fold_that_cannot_be_trained_on_is_named() -> None:
    def fail(_: Sequence[Label]) -> Answer:
        raise BadInputError("too few.")

    with pytest.raises(BadInputError, match="cross-validation, fold 1 of 5: too few"):
        predict_out_of_fold(LINES, fail, SCHEME)
