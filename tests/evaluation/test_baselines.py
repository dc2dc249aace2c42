"""What one would get without a model."""

import numpy as np

from stance.evaluation.baselines import actor_majority, majority


def test_the_majority_is_the_commonest_class_and_the_first_of_equals() -> None:
    assert majority(np.array([2, 2, 1]), classes=3).tolist() == [2, 2, 2]
    assert majority(np.array([2, 1]), classes=3).tolist() == [1, 1]


def test_an_actors_majority_comes_from_the_other_folds() -> None:
    gold = np.array([0, 0, 1, 1, 1, 1])
    actors = ["Lomera", "Lomera", "Lomera", "Varna", "Varna", "Tarn"]
    folds = np.array([0, 1, 2, 0, 1, 2])
    # Lomera's third line is answered from its first two; Tarn, seen in no other fold, gets the overall majority.
    assert actor_majority(gold, actors, folds, classes=2).tolist() == [1, 1, 0, 1, 1, 1]


def test_a_line_never_tells_its_own_answer() -> None:
    gold, actors = np.array([1, 0, 0, 0]), ["Lomera", "Varna", "Varna", "Varna"]
    assert actor_majority(gold, actors, np.array([0, 0, 1, 1]), classes=2)[0] == 0


def test_with_a_single_fold_all_get_the_overall_majority() -> None:
    gold = np.array([1, 1, 0])
    assert actor_majority(gold, ["a", "b", "c"], np.zeros(3, dtype=np.int64), classes=2).tolist() == [1, 1, 1]
