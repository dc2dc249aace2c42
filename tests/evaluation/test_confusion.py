"""Confusions and the scores made from them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import f1_score

from stance.errors import MisfitError
from stance.evaluation.confusion import (
    calibration_error,
    class_numbers,
    count_confusions,
    f1_by_class,
    hits,
    macro_f1,
    named,
)
from tests.evaluation.samples import SCHEME

STANCE = SCHEME.question("stance")


def test_answers_become_the_places_of_their_classes() -> None:
    assert class_numbers(["mixed", None, "for"], STANCE).tolist() == [2, 3, 0]


@pytest.mark.parametrize("stray", ["furious", ""])
def test_an_answer_outside_the_scheme_is_refused(stray: str) -> None:
    with pytest.raises(MisfitError, match=f"'{stray}' is no class of 'stance', which allows for, against, mixed"):
        class_numbers(["for", stray], STANCE)


def test_confusions_are_counted_by_cluster() -> None:
    counts = count_confusions(np.array([0, 0, 1]), np.array([0, 3, 1]), np.array([5, 9, 5]), classes=3)
    assert counts.shape == (2, 3, 4)
    assert counts[0].tolist() == [[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 0, 0]]
    assert named(counts.sum(axis=0), STANCE) == {"for": {"for": 1, "no answer": 1}, "against": {"against": 1}}
    assert hits(counts.sum(axis=0)).tolist() == [1, 1, 0]


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 3)), min_size=1, max_size=40))
def test_f1_is_that_of_scikit_learn(pairs: list[tuple[int, int]]) -> None:
    gold, given_ = (np.asarray(side, dtype=np.int64) for side in zip(*pairs, strict=True))
    confusion = count_confusions(gold, given_, np.zeros_like(gold), classes=3)[0]
    expected = f1_score(gold, given_, labels=[0, 1, 2], average=None, zero_division=np.nan)
    assert f1_by_class(confusion) == pytest.approx(expected, nan_ok=True)
    among = sorted(set(gold.tolist()))
    expected_mean = f1_score(gold, given_, labels=among, average="macro", zero_division=0)
    assert float(macro_f1(confusion)) == pytest.approx(expected_mean)


def test_the_scores_work_on_many_confusions_at_once() -> None:
    one = np.array([[3, 1, 0, 0], [0, 2, 0, 2], [0, 0, 0, 0]])
    both = np.stack([one, np.zeros_like(one)])
    assert macro_f1(both).tolist() == pytest.approx([(6 / 7 + 4 / 7) / 2, float("nan")], nan_ok=True)
    assert f1_by_class(both).shape == (2, 3)
    assert np.isnan(f1_by_class(both)[:, 2]).all()


def test_the_calibration_error_is_the_mean_gap_of_the_bins() -> None:
    # Bin (0.5, 0.6]: 2 lines, sure 0.6, right 0.5; bin (0.8, 0.9]: 2 lines, sure 0.9, right 1: (2 * 0.1 + 2 * 0.1) / 4.
    probabilities, right = np.array([0.6, 0.6, 0.9, 0.9]), np.array([True, False, True, True])
    assert calibration_error(probabilities, right) == pytest.approx(0.1)


@pytest.mark.parametrize(
    ("probabilities", "right", "error"),
    [([1.0, 1.0], [True, True], 0.0), ([1.0], [False], 1.0), ([0.0], [False], 0.0), ([0.5, 0.5], [True, False], 0.0)],
)
def test_calibration_at_the_ends(probabilities: list[float], right: list[bool], error: float) -> None:
    assert calibration_error(np.asarray(probabilities), np.asarray(right)) == pytest.approx(error)


def test_without_probabilities_there_is_no_calibration_error() -> None:
    assert calibration_error(np.asarray([]), np.asarray([], dtype=bool)) is None
