"""Groups of lines that must not be torn apart, and folds made of them."""

from collections.abc import Sequence

import numpy as np

from stance.errors import BadInputError, UsageError
from stance.intervals import Figures, Numbers
from stance.near_copies import DisjointSets
from stance.records import Statement


def join_articles(copies: Sequence[int], statements: Sequence[Statement]) -> Numbers:
    """Return the group of each statement: its near-copies and all else from their articles.

    Parameters
    ----------
    copies : sequence of int, of shape (n_statements,)
        The near-copy group of each, as `near_copy_groups` gives it.
    statements : sequence of Statement
        One without an article is joined to its near-copies only.

    Returns
    -------
    array of int, of shape (n_statements,)
        The index of the first statement of the group that each belongs to.
    """
    sets = DisjointSets(len(statements))
    firsts: dict[str, int] = {}
    for index, (copy, statement) in enumerate(zip(copies, statements, strict=True)):
        sets.join(copy, index)
        if statement.article is not None:
            sets.join(firsts.setdefault(statement.article, index), index)
    return np.asarray(sets.groups(), dtype=np.int64)


def assign_folds(groups: Numbers, strata: Numbers, *, folds: int = 5, seed: int = 0) -> Numbers:
    """Deal whole groups into folds whose shares of each class are as even as can be had.

    The largest groups go first, equal ones in an order drawn from the seed, each to the fold that has the least of its
    classes so far.

    Parameters
    ----------
    groups : array of int, of shape (n_lines,)
    strata : array of int, of shape (n_lines,)
        The class of each line, from 0.
    folds : int, default 5
    seed : int, default 0

    Returns
    -------
    array of int, of shape (n_lines,)
        The fold of each line, from 0; none is empty.

    Raises
    ------
    UsageError
        If fewer than two folds are asked for.
    BadInputError
        If there are fewer groups than folds.
    """
    if folds < 2:
        raise UsageError(f"cross-validation needs two folds or more; got {folds}.")
    names, members = np.unique(groups, return_inverse=True)
    if len(names) < folds:
        raise BadInputError(
            f"can't make {folds} folds of {len(names)} article{'s' * (len(names) != 1)} (near-copies count as one, a "
            "line without an article as one); label more articles, or ask for fewer folds."
        )
    counts = np.zeros((len(names), int(strata.max()) + 1))
    np.add.at(counts, (members, strata), 1)
    return _deal(counts, folds, seed)[members]


def _deal(counts: Figures, folds: int, seed: int) -> Numbers:
    """Return the fold of each group, whose counts by class are of shape (n_groups, n_classes)."""
    shuffled = np.random.default_rng(seed).permutation(len(counts))
    order = shuffled[np.argsort(-counts[shuffled].sum(axis=1), kind="stable")]
    weights = 1 / np.maximum(counts.sum(axis=0), 1)
    dealt, fold_of = np.zeros((folds, counts.shape[1])), np.zeros(len(counts), dtype=np.int64)
    for group in order:
        # How much the squared shares of the classes would grow, which is least where they are rarest.
        cost = ((2 * dealt + counts[group]) * counts[group] * weights).sum(axis=1)
        fold = int(np.lexsort((dealt.sum(axis=1), np.round(cost, 9)))[0])
        fold_of[group] = fold
        dealt[fold] += counts[group]
    return fold_of
