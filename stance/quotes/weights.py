"""Learned weights: what speaks for and against a reading, added up.

A reading is told by values, one for each of some named signs ("next word": "that"). Each value counts by itself, and again in the
light of something given (the cue's word, its class): log-odds of a logistic regression, learned from a public corpus
(`data/README.md`) without a word of its sentences.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from operator import itemgetter
from typing import Any, NamedTuple

Values = tuple[str, ...]
Signs = tuple[Values, Values]  # a value for each name, and in the light of what they count


class Options(NamedTuple):
    """What may be chosen.

    Parameters
    ----------
    common : tuple of str
        The values that all options share: those of the first names.
    each : list of (option, values, given)
        The values of the other names, and in the light of what all count.
    """

    common: Values
    each: list[tuple[Any, Values, Values]]

    def signs(self) -> Iterator[tuple[Any, Signs]]:
        """Yield each option with all its signs."""
        for option, values, given in self.each:
            yield option, (self.common + values, given)


class Reason(NamedTuple):
    """What a sign counted: a weight in log-odds, the sign's name and its value."""

    weight: float
    name: str
    value: str


class _Tables:
    """The weights in the light of one thing: for those names that have any, a table from value to weight."""

    __slots__ = ("_pick", "_tables", "_zeros")

    def __init__(self, tables: Sequence[dict[str, float]]) -> None:
        filled = [at for at, table in enumerate(tables) if table]
        self._tables = tuple(tables[at] for at in filled)
        self._zeros = (0.0,) * len(filled)
        self._pick: Callable[[Values], Values] = _picker(filled)

    def score(self, values: Values) -> float:
        return sum(map(dict.get, self._tables, self._pick(values), self._zeros))


def _picker(places: Sequence[int]) -> Callable[[Values], Values]:
    """What picks the values at some places, as a tuple also where it is only one."""
    return itemgetter(*places) if len(places) > 1 else itemgetter(slice(places[0], places[0] + 1))


class Weights:
    """The weights of one choice.

    Parameters
    ----------
    names : sequence of str
        The signs, in the order of the values.
    rows : iterable of (given, name, value, weight)
    intercept : float
    common : int, optional
        How many of the first names are shared by all options; none by default.
    """

    def __init__(
        self,
        names: Sequence[str],
        rows: Sequence[tuple[str, str, str, float]] = (),
        *,
        intercept: float = 0.0,
        common: int = 0,
    ) -> None:
        self.names = tuple(names)
        self.rows = sorted(rows)
        self.intercept = intercept
        number = {name: at for at, name in enumerate(self.names)}
        tables: dict[str, list[dict[str, float]]] = {}
        for given, name, value, weight in self.rows:
            tables.setdefault(given, [{} for _ in self.names])[number[name]][value] = weight
        self._raw = tables
        self._shared = {given: _Tables(each[:common]) for given, each in tables.items() if any(each[:common])}
        self._own = {given: _Tables(each[common:]) for given, each in tables.items() if any(each[common:])}

    def score(self, values: Values, given: Values) -> float:
        """Return the log-odds of a reading whose values are its own, none shared with other options."""
        own = self._own
        return self.intercept + sum([own[each].score(values) for each in given if each in own])

    def scores(self, options: Options) -> Iterator[float]:
        """Yield the log-odds of each option."""
        shared: dict[str, float] = {}
        own = self._own
        for _, values, given in options.each:
            total = self.intercept
            for each in given:
                if each not in shared:
                    tables = self._shared.get(each)
                    shared[each] = tables.score(options.common) if tables else 0.0
                total += shared[each]
                if each in own:
                    total += own[each].score(values)
            yield total

    def reasons(self, signs: Signs) -> list[Reason]:
        """Return what each sign counted, by itself and in the light of all that is given together, the heaviest first."""
        values, given = signs
        counted: dict[tuple[str, str], float] = {}
        for each in given:
            for name, table, value in zip(self.names, self._raw.get(each, ()), values, strict=False):
                if value in table:
                    counted[name, value] = counted.get((name, value), 0.0) + table[value]
        found = [Reason(weight, name, value) for (name, value), weight in counted.items()]
        return sorted(found, key=lambda reason: (-abs(reason.weight), reason.name))


def probability(log_odds: float) -> float:
    """Return the probability of some log-odds."""
    return 1 / (1 + math.exp(-log_odds)) if log_odds > -700 else 0.0
