"""From marked statements to numbers: a vocabulary, and TF-IDF rows over it.

Within a block the numbers are scikit-learn's: 1 + ln(count) times ln((1 + n) / (1 + df)) + 1, each row scaled to length 1. The
terms of the word lists have no document frequency: ln(1 + count), scaled to length 1. Blocks are weighted after that.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from stance.model.clause import MarkedStatement
from stance.model.terms import BLOCKS, TermSettings, terms_of

# The word lists weigh most. Across batches of starter labels, whose writers are alike, cross-validation would give words and
# characters more, but the lists carry over better to real statements: settled by the figures on the measuring set.
WEIGHTS = {"words": 0.5, "characters": 0.5, "lists": 5.0}
LEAST = {"words": 2, "characters": 2, "lists": 1}
_FEW = 200  # texts below which every term counts


class Rows(NamedTuple):
    """Sparse rows, in compressed form.

    Parameters
    ----------
    values : array of shape (n_entries,)
    columns : array of shape (n_entries,)
    starts : array of shape (n_rows + 1,)
        The entries of row i are ``starts[i]:starts[i + 1]``.
    """

    values: NDArray[np.float64]
    columns: NDArray[np.int64]
    starts: NDArray[np.int64]

    def times(self, weights: NDArray[Any]) -> NDArray[np.float64]:
        """Return the rows multiplied by a matrix of shape (n_columns, n_classes)."""
        product = np.zeros((len(self.starts) - 1, weights.shape[1]))
        filled = np.flatnonzero(np.diff(self.starts))
        if len(filled):
            weighted = self.values[:, None] * weights[self.columns]
            product[filled] = np.add.reduceat(weighted, self.starts[filled], axis=0)
        return product


@dataclass(frozen=True, slots=True, kw_only=True)
class FeatureSettings:
    """Which terms are read, and what each block of them weighs."""

    terms: TermSettings = field(default_factory=TermSettings)
    weights: Mapping[str, float] = field(default_factory=lambda: dict(WEIGHTS))
    least: Mapping[str, int] = field(default_factory=lambda: dict(LEAST))

    def to_row(self) -> dict[str, Any]:
        """Return the settings as JSON holds them."""
        return asdict(self)

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> Self:
        """Read settings from JSON."""
        terms: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value for name, value in row["terms"].items()
        }
        return cls(terms=TermSettings(**terms), weights=row["weights"], least=row["least"])


@dataclass(frozen=True)
class Vocabulary:
    """The terms that a model knows, block by block, with their inverse document frequencies.

    Parameters
    ----------
    terms : dict of str to sequence of str
        Sorted; their order is the order of the columns.
    idf : dict of str to array
        One number a term.
    """

    settings: FeatureSettings
    terms: Mapping[str, Sequence[str]]
    idf: Mapping[str, NDArray[np.float32]]
    _columns: Mapping[str, Mapping[str, int]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        columns, first = {}, 0
        for block in self.blocks:
            columns[block] = dict(zip(self.terms[block], range(first, first + len(self.terms[block])), strict=True))
            first += len(self.terms[block])
        object.__setattr__(self, "_columns", columns)

    @property
    def blocks(self) -> tuple[str, ...]:
        """The blocks in use, in the order of the columns."""
        return tuple(block for block in BLOCKS if block in self.terms)

    def __len__(self) -> int:
        return sum(len(terms) for terms in self.terms.values())

    def rows(self, statements: Iterable[MarkedStatement]) -> Rows:
        """Return the features of statements, one row each."""
        scale = np.concatenate([np.zeros(0), *(self.idf[block] for block in self.blocks)])
        found = [self._row(statement, scale) for statement in statements]
        starts = np.cumsum([0, *(len(columns) for _, columns in found)])
        values = np.concatenate([np.zeros(0), *(values for values, _ in found)])
        columns = np.concatenate([np.zeros(0, dtype=np.int64), *(columns for _, columns in found)])
        return Rows(values, columns, starts)

    def _row(
        self, statement: MarkedStatement, scale: NDArray[np.float64]
    ) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
        terms = terms_of(statement, self.settings.terms)
        parts = [self._part(block, terms[block], scale) for block in self.blocks]
        return np.concatenate([values for values, _ in parts]), np.concatenate([columns for _, columns in parts])

    def _part(
        self, block: str, counts: Mapping[str, float], scale: NDArray[np.float64]
    ) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
        known = self._columns[block]
        found = {known[term]: count for term, count in counts.items() if term in known}
        columns = np.fromiter(found.keys(), dtype=np.int64, count=len(found))
        numbers = np.fromiter(found.values(), dtype=np.float64, count=len(found))
        values = (np.log1p(numbers) if block == "lists" else 1 + np.log(numbers)) * scale[columns]
        length = np.sqrt(values @ values)
        return values * (self.settings.weights[block] / (length or 1.0)), columns


def learn_vocabulary(statements: Sequence[MarkedStatement], settings: FeatureSettings) -> Vocabulary:
    """Return the vocabulary of training statements.

    Terms that stand in fewer texts than `settings.least` says are left out, unless the texts are few themselves.
    """
    seen: dict[str, Counter[str]] = {block: Counter() for block in BLOCKS if block in settings.terms.blocks}
    for statement in statements:
        for block, terms in terms_of(statement, settings.terms).items():
            seen[block].update(terms.keys())
    least = settings.least if len(statements) >= _FEW else dict.fromkeys(seen, 1)
    kept = {block: sorted(term for term, count in seen[block].items() if count >= least[block]) for block in seen}
    idf = {block: _idf(block, [seen[block][term] for term in kept[block]], len(statements)) for block in kept}
    return Vocabulary(settings, kept, idf)


def _idf(block: str, frequencies: Sequence[int], n: int) -> NDArray[np.float32]:
    if block == "lists":
        return np.ones(len(frequencies), dtype=np.float32)
    idf = np.log((1 + n) / (1 + np.array(frequencies, dtype=np.float64))) + 1
    return np.round(idf, 4).astype(np.float32)
