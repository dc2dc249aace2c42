"""What to label next: where a model is unsure, spread over stances and actors, and a share drawn at random.

The random share is for evaluation. Which quotes may come into it is settled by their ids alone, before any model is asked, and
the model chooses among the others: so the quotes drawn at random over many rounds are a fair sample of all, whatever was chosen
besides.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from stance.labelling.copies import copy_groups
from stance.records import UNKNOWN_ACTOR, Statement, digest

Figures = NDArray[np.float64]
_DIGITS = 12  # hexadecimal digits of a digest that a lot is read from


class Sampling(StrEnum):
    """How a quote came to be labelled, as it stands under ``sampling``."""

    RANDOM = "random"
    QUEUE = "queue"


@dataclass(frozen=True, slots=True)
class Queued:
    """A quote to label next: its index, and how it was chosen."""

    index: int
    sampling: Sampling


def unlabelled(quotes: Sequence[Statement], labelled: Sequence[Statement]) -> list[int]:
    """Return which quotes are neither labelled, nor a near-copy of one that is, nor of a quote before them."""
    groups = copy_groups([*labelled, *quotes])
    done = {each.id for each in labelled}
    return [
        at
        for at, (quote, group) in enumerate(zip(quotes, groups[len(labelled) :], strict=True))
        if group == len(labelled) + at and quote.id not in done
    ]


def uncertainty(probabilities: Figures) -> Figures:
    """Return how unsure each answer is: 1 less the margin between the two likeliest classes.

    Source: margin sampling, Scheffer, Decomain and Wrobel (2001), *Active Hidden Markov Models for Information Extraction*.

    Parameters
    ----------
    probabilities : array of shape (n_quotes, n_classes)

    Returns
    -------
    array of shape (n_quotes,)
        From 0, sure, to 1, undecided.
    """
    ordered = np.sort(probabilities, axis=1)
    return np.asarray(1 - (ordered[:, -1] - ordered[:, -2]))


def most_telling(
    probabilities: Figures, actors: Sequence[str], count: int, *, labelled_actors: Mapping[str, int] | None = None
) -> list[int]:
    """Return the quotes that a model is unsure of, spread over the classes it gives and over actors.

    The classes take turns, so that rare ones come as often as common ones; each turn takes the quote of the greatest
    uncertainty divided by one more than the quotes of its actor that are labelled or chosen already.

    Parameters
    ----------
    probabilities : array of shape (n_quotes, n_classes)
    actors : sequence of str, of shape (n_quotes,)
    count : int
        How many to choose; fewer where there are fewer.
    labelled_actors : mapping, optional
        Actor -> how many of its quotes are labelled.
    """
    if not len(probabilities):
        return []
    scores, answers = uncertainty(probabilities), probabilities.argmax(axis=1)
    names, of_actor = np.unique(np.asarray(actors, dtype=object), return_inverse=True)
    seen = np.array([(labelled_actors or {}).get(name, 0) for name in names])
    left = np.ones(len(scores), dtype=bool)
    chosen: list[int] = []
    for answer in _turns(answers, min(count, len(scores))):
        worth = np.where(left & (answers == answer), scores / (1 + seen[of_actor]), -1.0)
        best = int(worth.argmax())
        left[best] = False
        seen[of_actor[best]] += 1
        chosen.append(best)
    return chosen


def choose(
    quotes: Sequence[Statement],
    count: int,
    *,
    probabilities: Figures | None,
    random_share: float,
    labelled: Collection[Statement] = (),
    seed: int = 0,
) -> list[Queued]:
    """Return what to label next, in an order drawn by lot, so that nobody tells by it what came how.

    Parameters
    ----------
    quotes : sequence of Statement
        Those that may be chosen, as `unlabelled` finds them.
    count : int
    probabilities : array of shape (n_quotes, n_classes), or None
        A model's answers about them; without, all are drawn at random.
    random_share : float
        Between 0 and 1, the share drawn at random. It must stay the same through a study, as must `seed`: they settle
        which quotes are kept for chance.
    labelled : collection of Statement, optional
        What is labelled already, for the spread over actors.
    seed : int, default 0
    """
    lots = [_lot(quote.id, seed) for quote in quotes]
    share = 1.0 if probabilities is None else random_share
    kept = sorted((at for at, lot in enumerate(lots) if lot < share), key=lots.__getitem__)
    others = [at for at, lot in enumerate(lots) if lot >= share]
    drawn = kept[: max(round(count * share), count - len(others))]
    telling: list[int] = []
    if probabilities is not None:
        seen = Counter(each.actor or UNKNOWN_ACTOR for each in labelled)
        actors = [quotes[at].actor or UNKNOWN_ACTOR for at in others]
        found = most_telling(probabilities[others], actors, count - len(drawn), labelled_actors=seen)
        telling = [others[at] for at in found]
    chosen = [Queued(at, Sampling.RANDOM) for at in drawn] + [Queued(at, Sampling.QUEUE) for at in telling]
    return sorted(chosen, key=lambda each: _lot(quotes[each.index].id, seed, "order"))


def _turns(answers: NDArray[np.int64], count: int) -> Iterator[int]:
    """The classes in turn, each as often as it has quotes, `count` times in all."""
    left = Counter(answers.tolist())
    while count:
        for answer in sorted(+left)[:count]:
            yield answer
            left[answer] -= 1
            count -= 1


def _lot(identity: str, seed: int, purpose: str = "share") -> float:
    """A number between 0 and 1 that a quote always draws."""
    return float(int(digest(purpose, str(seed), identity, length=_DIGITS), 16) / 16**_DIGITS)
