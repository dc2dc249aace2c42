"""Groups and folds."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stance.errors import BadInputError, UsageError
from stance.evaluation.splits import assign_folds, join_articles
from stance.records import Statement


def statement(article: str | None) -> Statement:
    return Statement(id="1", text="text", article=article)


def test_a_group_is_an_article_and_its_near_copies() -> None:
    statements = [statement(article) for article in ("a", "b", "a", None, "c", None)]
    # The fifth line is a near-copy of the third, which joins article c to article a.
    assert join_articles([0, 1, 2, 3, 2, 5], statements).tolist() == [0, 1, 0, 3, 0, 5]


def test_lines_without_an_article_stay_apart() -> None:
    assert join_articles([0, 1], [statement(None), statement(None)]).tolist() == [0, 1]


@given(
    st.lists(st.tuples(st.integers(0, 15), st.integers(0, 3)), min_size=1, max_size=60),
    st.integers(2, 5),
    st.integers(0, 3),
)
def test_groups_are_whole_and_no_fold_is_empty(lines: list[tuple[int, int]], folds: int, seed: int) -> None:
    groups, strata = (np.asarray(side, dtype=np.int64) for side in zip(*lines, strict=True))
    if len(set(groups.tolist())) < folds:
        with pytest.raises(BadInputError, match=f"can't make {folds} folds"):
            assign_folds(groups, strata, folds=folds, seed=seed)
        return
    fold_of = assign_folds(groups, strata, folds=folds, seed=seed)
    assert sorted(set(fold_of.tolist())) == list(range(folds))
    assert all(len(set(fold_of[groups == group].tolist())) == 1 for group in groups)
    assert (fold_of == assign_folds(groups, strata, folds=folds, seed=seed)).all()


def test_single_lines_are_dealt_so_that_folds_have_the_same_classes() -> None:
    strata = np.repeat([0, 1, 2], [50, 30, 10])
    fold_of = assign_folds(np.arange(90), strata)
    for fold in range(5):
        assert np.bincount(strata[fold_of == fold]).tolist() == [10, 6, 2]


def test_articles_of_several_lines_are_dealt_nearly_evenly() -> None:
    generator = np.random.default_rng(5)
    groups = generator.integers(0, 60, size=300)
    strata = generator.integers(0, 4, size=300)
    fold_of = assign_folds(groups, strata)
    table = np.zeros((5, 4))
    np.add.at(table, (fold_of, strata), 1)
    assert (np.abs(table - table.mean(axis=0)) <= 3).all()


def test_the_seed_deals_anew() -> None:
    groups, strata = np.arange(40), np.zeros(40, dtype=np.int64)
    assert (assign_folds(groups, strata, seed=0) != assign_folds(groups, strata, seed=1)).any()


def test_one_fold_is_no_cross_validation() -> None:
    with pytest.raises(UsageError, match="needs two folds or more; got 1"):
        assign_folds(np.arange(3), np.zeros(3, dtype=np.int64), folds=1)
