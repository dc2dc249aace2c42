"""Learned weights: what speaks for and against a reading, added up.

A reading is told by values, one for each of some named signs ("next word": "that"). Each value counts by itself, and again in the
light of something given (the cue's word, its class): log-odds of a logistic regression, learned from a public corpus
(`data/README.md`) without a word of its sentences. What a sign counts depends on the choice, on the light, on its name and on its value.

Log-odds are counted in thousandths, as whole numbers: so a sum is the same in whatever order it is made.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from stance.quotes.atoms import NOTHING
from stance.quotes.compilation import compilable, compiled_as

Values = tuple[int, ...]
Row = tuple[int, int, int, int]  # light, number of the sign's name, value, weight
THOUSAND = 1000  # of these make one of log-odds
NEVER = -(1 << 40)  # log-odds of what is not there
CHOICE_BITS = 3
_NAME_BITS = 5
CLEAR = 8 * THOUSAND  # the lead of an only option


class Choice(NamedTuple):
    """One of several options, chosen by weights.

    Parameters
    ----------
    option : int
        Its number, -1 before there is one.
    log_odds : int
        In thousandths.
    next : int
        The log-odds of the second best.
    """

    option: int
    log_odds: int
    next: int


NO_CHOICE = Choice(-1, NEVER, NEVER)


@compilable
def considered(choice: Choice, option: int, log_odds: int) -> Choice:
    """Return the better of a choice and a further option, the first of equals."""
    if log_odds > choice.log_odds:
        return Choice(option, log_odds, choice.log_odds)
    return Choice(choice.option, choice.log_odds, max(choice.next, log_odds))


@compilable
def lead_of(choice: Choice) -> int:
    """Return the lead of a choice over the second best, no more than is clear."""
    return min(choice.log_odds - choice.next, CLEAR)


@compilable
def scored(weights: "Weights", choice: int, given: Values, first: int, values: Values) -> int:
    """Return what some values count in the light of all that is given.

    Parameters
    ----------
    choice : int
        The number of what is to be chosen.
    given : values
        What is known and not chosen, each a light of its own.
    first : int
        The number of the first value's name.
    """
    total = 0
    for each in range(len(given)):
        total += counted(weights, given[each] << CHOICE_BITS | choice, first, values)
    return total


class Weights:
    """The weights of all choices, to be asked one by one.

    Parameters
    ----------
    intercepts : sequence of int
        By the number of the choice, in thousandths.
    rows : iterable of (light, name, value, weight)
        Each name by its number.
    """

    def __init__(self, intercepts: Sequence[int], rows: Iterable[Row]) -> None:
        self.intercepts = tuple(intercepts)
        self.rows = tuple(sorted(rows))
        tables: dict[int, dict[int, dict[int, int]]] = {}
        for light, name, value, weight in self.rows:
            tables.setdefault(light, {}).setdefault(name, {})[value] = weight
        self.tables = {light: list(names.items()) for light, names in tables.items()}

    def packed(self) -> "PackedWeights":
        """Return the weights as arrays."""
        return _packed(self)


def counted(weights: Weights, light: int, first: int, values: Values) -> int:
    """Return what some values count in a light, those of the names from number `first` on."""
    total = 0
    for name, table in weights.tables.get(light, ()):
        if first <= name < first + len(values):
            total += table.get(values[name - first], 0)
    return total


class PackedWeights(NamedTuple):
    """The weights as arrays: two tables with open addressing, where a place that is free holds 0 as its mark.

    Parameters
    ----------
    intercepts : array of int
    lights : array of int
        Four numbers for each place: a mark, a light twice, and the names that have weights in it, a bit each.
    rows : array of int
        Four numbers for each place: a mark, a light with the number of a name, a value of that sign, and what it counts; most that
        is looked for is not there, which the mark alone says.
    light_mask, mask : int
        Of the places in either table: one less than there are, a power of two.
    """

    intercepts: Any
    lights: Any
    light_mask: int
    rows: Any
    mask: int


_FACTORS = 0x1E3779B97F4A7C15, 0x2545F4914F6CDD1D  # odd, below 2**63: they spread keys over 64 bits
_SHIFT = 20
_WIDTH = 4  # numbers at a place of a table, side by side, so that a look at one brings all
_LOW = (1 << 63) - 1  # bits that are the same in a machine word, which runs over, and in a number that does not


@compilable
def _mark(key: int, value: int) -> int:
    """A number other than 0 by which a key and its value are told from most others."""
    return (key * _FACTORS[0] ^ value * _FACTORS[1]) & _LOW | 1


@compiled_as(counted)
def _counted(weights: PackedWeights, light: int, first: int, values: Values) -> int:
    names = _found(weights.lights, weights.light_mask, light, light) >> first
    total = 0
    for name in range(len(values)):
        value = values[name]
        if names >> name & 1 and value != NOTHING:
            key = light << _NAME_BITS | first + name
            total += _found(weights.rows, weights.mask, key, value)
    return total


@compilable
def _found(table: Any, mask: int, key: int, value: int) -> int:
    """What belongs to a key with its value in a table, 0 where they are not in it."""
    mark = _mark(key, value)
    at = (mark >> _SHIFT) & mask
    while table[_WIDTH * at] != 0:
        row = _WIDTH * at
        if table[row] == mark and table[row + 1] == key and table[row + 2] == value:
            found: int = table[row + 3]
            return found
        at = (at + 1) & mask
    return 0


def _packed(weights: Weights) -> PackedWeights:
    lights = {(light, light): sum(1 << name for name, _ in names) for light, names in weights.tables.items()}
    rows = {(light << _NAME_BITS | name, value): weight for light, name, value, weight in weights.rows}
    light_table, row_table = _table(lights), _table(rows)
    intercepts = np.array(weights.intercepts, dtype=np.int64)
    return PackedWeights(
        intercepts, light_table, len(light_table) // _WIDTH - 1, row_table, len(row_table) // _WIDTH - 1
    )


def _table(entries: Mapping[tuple[int, int], int]) -> Any:
    """Keys with their values, and what belongs to them, as a table."""
    size = _size(len(entries))
    table = np.zeros((size, _WIDTH), dtype=np.int64)
    for (key, value), entry in entries.items():
        mark = _mark(key, value)
        at = (mark >> _SHIFT) & (size - 1)
        while table[at, 0]:
            at = (at + 1) % size
        table[at] = mark, key, value, entry
    return table.ravel()


def _size(entries: int) -> int:
    """Of a table for some entries: a power of two, at most half full."""
    return 1 << (2 * entries).bit_length()


def probability(log_odds: float) -> float:
    """Return the probability of some log-odds, in thousandths."""
    return 1 / (1 + math.exp(-log_odds / THOUSAND)) if log_odds > -700 * THOUSAND else 0.0


def log_odds_of(probability: float) -> float:
    """Return the log-odds of a probability, in thousandths."""
    if probability <= 0:
        return -math.inf
    return THOUSAND * math.log(probability / (1 - probability)) if probability < 1 else math.inf
