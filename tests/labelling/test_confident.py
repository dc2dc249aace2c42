import numpy as np
import pytest

from stance.labelling.confident import disputed


def test_a_worked_example() -> None:
    # Thresholds: class 0 (.9 + .8 + .2) / 3 = .633, class 1 (.7 + .6) / 2 = .65. Line 2 is labelled 0 and .8 for 1; line 4 is
    # .6 for its own class, which is under the threshold, and disputed by none.
    given = np.array([0, 0, 0, 1, 1])
    probabilities = np.array([[0.9, 0.1], [0.8, 0.2], [0.2, 0.8], [0.3, 0.7], [0.4, 0.6]])
    found = disputed(given, probabilities)
    assert [(each.line, each.instead) for each in found] == [(2, 1)]
    assert found[0].probability == pytest.approx(0.2)


def test_the_surest_disputes_come_first() -> None:
    given = np.array([0, 0, 0, 0, 1, 1])
    rows = np.array([[0.9, 0.1], [0.9, 0.1], [0.2, 0.8], [0.1, 0.9], [0.4, 0.6], [0.4, 0.6]])
    assert [each.line for each in disputed(given, rows)] == [3, 2]


def test_a_class_that_no_label_has_disputes_nothing() -> None:
    given = np.array([0, 0, 1])
    rows = np.array([[0.1, 0.0, 0.9], [0.9, 0.1, 0.0], [0.1, 0.9, 0.0]])
    assert disputed(given, rows) == []


def test_labels_that_the_model_shares_are_not_disputed() -> None:
    assert disputed(np.array([0, 1]), np.array([[0.8, 0.2], [0.3, 0.7]])) == []


@pytest.mark.parametrize("seed", range(8))
def test_the_disputes_and_their_order_are_those_of_cleanlab(seed: int) -> None:
    from cleanlab.filter import find_label_issues

    generator = np.random.default_rng(seed)
    classes = 2 + seed % 3
    truth = generator.integers(classes, size=400)
    given = np.where(generator.random(400) < 0.15, generator.integers(classes, size=400), truth)
    probabilities = generator.dirichlet(np.ones(classes), 400) + 1.2 * np.eye(classes)[truth] * generator.random(
        (400, 1)
    )
    probabilities /= probabilities.sum(axis=1, keepdims=True)
    theirs = find_label_issues(
        given,
        probabilities,
        filter_by="confident_learning",
        return_indices_ranked_by="self_confidence",
        n_jobs=1,
    )
    assert len(theirs) > 10
    assert [each.line for each in disputed(given, probabilities)] == theirs.tolist()
