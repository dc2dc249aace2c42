"""Examples of a choice, and the weights that a logistic regression learns from them."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from stance.quotes.atoms import NOTHING, Vocabulary
from stance.quotes.models import CHOICES, INTERCEPT, NAMES, written_value
from stance.quotes.options import Signs
from stance.quotes.weights import CHOICE_BITS, THOUSAND, Row, Weights

LEAST_SEEN = 3  # times that a sign must occur
LEAST_WEIGHT = 0.02
SPARSENESS = {"word": 0.5, "cue": 0.6, "source": 0.5, "opening": 0.5, "ending": 0.5, "start": 0.5, "whole": 0.3}

Sign = tuple[int, int, int]  # in the light of what, number of the name, value


class Learned(NamedTuple):
    """The weights of one choice, in thousandths of log-odds."""

    intercept: int = 0
    rows: tuple[Row, ...] = ()


@dataclass
class Examples:
    """The options of one choice, each with whether it was right."""

    signs: list[Signs] = field(default_factory=list)
    right: list[bool] = field(default_factory=list)

    def add(self, signs: Signs, *, right: bool) -> None:
        """Note an option."""
        self.signs.append(signs)
        self.right.append(right)

    def fit(self, choice: str, vocabulary: Vocabulary) -> Learned:
        """Return the weights of a logistic regression over the options."""
        columns = self._columns(choice, vocabulary)
        matrix = self._matrix(columns)
        regression = LogisticRegression(C=SPARSENESS[choice], l1_ratio=1, solver="liblinear", random_state=0)
        regression.fit(matrix, np.array(self.right))
        rows = [
            (given << CHOICE_BITS | CHOICES.index(choice), name, value, thousandths(weight))
            for (given, name, value), weight in zip(columns, regression.coef_[0], strict=True)
            if abs(weight) >= LEAST_WEIGHT
        ]
        return Learned(thousandths(regression.intercept_[0]), tuple(rows))

    def _columns(self, choice: str, vocabulary: Vocabulary) -> dict[Sign, int]:
        """The signs seen often enough, sorted as written: the solver goes by their order, and atoms are numbered as they come."""
        seen = Counter(sign for signs in self.signs for sign in _each(signs))
        often = [sign for sign, times in seen.items() if times >= LEAST_SEEN]
        return {sign: at for at, sign in enumerate(sorted(often, key=lambda sign: written(choice, sign, vocabulary)))}

    def _matrix(self, columns: dict[Sign, int]) -> csr_matrix:
        """A row an option, a column a sign."""
        rows = [[columns[sign] for sign in _each(signs) if sign in columns] for signs in self.signs]
        ends = np.cumsum([0, *map(len, rows)])
        flat = np.fromiter((at for row in rows for at in row), dtype="int32", count=int(ends[-1]))
        return csr_matrix((np.ones(len(flat)), flat, ends.astype("int32")), shape=(len(rows), len(columns)))


def _each(signs: Signs) -> Iterator[Sign]:
    """All signs of an option that are there, by themselves and in the light of what is given."""
    for given in signs.given:
        for name, value in enumerate(signs.values):
            if value != NOTHING:
                yield given, name, value


def thousandths(weight: float) -> int:
    """Return log-odds as they are counted."""
    return round(THOUSAND * float(weight))


def written(choice: str, sign: Sign, vocabulary: Vocabulary) -> tuple[str, str, str]:
    """Return in the light of what a sign counts, its name and its value, as they stand in the file of weights."""
    given, number, value = sign
    name = NAMES[choice][number]
    return vocabulary.written(given), name, written_value(name, value, vocabulary)


def weights_of(learned: dict[str, Learned]) -> Weights:
    """Return the weights of all choices; one that was not learned has none."""
    each = [learned.get(choice, Learned()) for choice in CHOICES]
    return Weights([one.intercept for one in each], [row for one in each for row in one.rows])


def lines(learned: dict[str, Learned], vocabulary: Vocabulary) -> Iterator[str]:
    """Yield the lines of the file of weights, of each choice sorted."""
    for choice in CHOICES:
        yield f"{choice}\t\t{INTERCEPT}\t\t{learned[choice].intercept / THOUSAND}\n"
        for light, number, value, weight in learned[choice].rows:
            sign = "\t".join(written(choice, (light >> CHOICE_BITS, number, value), vocabulary))
            yield f"{choice}\t{sign}\t{weight / THOUSAND}\n"
