import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stance.quotes.atoms import NOTHING, OTHER
from stance.quotes.weights import (
    CHOICE_BITS,
    CLEAR,
    NEVER,
    NO_CHOICE,
    THOUSAND,
    Choice,
    Row,
    Values,
    Weights,
    _counted,
    considered,
    counted,
    lead_of,
    log_odds_of,
    probability,
    scored,
)
from tests.quotes.reports import VALUES, WEIGHTS

CHOICE = 3  # the number of some choice
VERB, NOUN, ADVERB = 101, 102, 103
SAID, MET, IT, THAT, ONE = 201, 202, 203, 204, 205


def light(given: int) -> int:
    return given << CHOICE_BITS | CHOICE


ROWS: list[Row] = [
    (light(NOTHING), 0, SAID, 2000),
    (light(NOTHING), 0, MET, -1000),
    (light(NOTHING), 1, THAT, 1500),
    (light(NOTHING), 2, ONE, -250),
    (light(VERB), 0, SAID, 500),
    (light(VERB), 1, THAT, -125),
    (light(NOUN), 1, THAT, 4000),
]
LEARNED = Weights([0, 0, 0, -1000], ROWS)


@pytest.mark.parametrize(
    ("values", "given", "expected"),
    [
        ((SAID, THAT, ONE), (NOTHING,), 2000 + 1500 - 250),
        ((SAID, THAT, ONE), (NOTHING, VERB), 2000 + 1500 - 250 + 500 - 125),
        ((SAID, THAT, ONE), (VERB,), 500 - 125),
        ((MET, THAT, ONE), (NOTHING, NOUN), -1000 + 1500 - 250 + 4000),
        ((MET, IT, ONE), (NOTHING, NOUN), -1000 - 250),
        ((SAID, THAT, ONE), (), 0),
        ((SAID,), (NOTHING, VERB), 2000 + 500),
    ],
)
def test_a_score_is_the_sum_of_what_counts(values: Values, given: Values, expected: int) -> None:
    assert scored(LEARNED, CHOICE, given, 0, values) == expected


@pytest.mark.parametrize(
    ("values", "given"),
    [
        ((OTHER, OTHER, OTHER), (NOTHING, VERB)),
        ((NOTHING, NOTHING, NOTHING), (NOTHING, VERB)),
        ((THAT, SAID, SAID), (NOTHING,)),
        ((SAID, THAT, ONE), (ADVERB, OTHER)),
    ],
)
def test_what_was_never_learned_counts_nothing(values: Values, given: Values) -> None:
    assert scored(LEARNED, CHOICE, given, 0, values) == 0


def test_what_was_learned_for_a_choice_counts_for_no_other() -> None:
    assert scored(LEARNED, CHOICE + 1, (NOTHING, VERB), 0, (SAID, THAT, ONE)) == 0


def test_without_rows_there_is_the_intercept_alone() -> None:
    weights = Weights([500], [])
    assert (weights.intercepts, weights.rows, weights.tables) == ((500,), (), {})
    assert counted(weights, NOTHING, 0, (SAID, THAT, ONE)) == 0
    assert _counted(weights.packed(), NOTHING, 0, (SAID, THAT, ONE)) == 0


LIGHTS = st.one_of(st.sampled_from([NOTHING, 1, 2, light(OTHER)]), st.integers(0, (1 << 54) - 1))
FEW = st.sampled_from([1, 2, 3, OTHER, 1 << 17 | 5, (1 << 51) - 1])
LEARNED_ROWS = st.lists(
    st.tuples(LIGHTS, st.integers(0, 4), st.one_of(FEW, st.integers(1, (1 << 51) - 1)), st.integers(-8000, 8000)),
    max_size=40,
    unique_by=lambda row: row[:3],
)
SIGNS = st.tuples(*[st.one_of(FEW, VALUES)] * 5)


@given(LEARNED_ROWS, st.integers(0, 5), SIGNS, LIGHTS)
def test_common_and_own_values_give_what_all_together_give(
    rows: list[Row], common: int, values: Values, given: int
) -> None:
    weights = Weights([0], rows)
    parted = counted(weights, given, 0, values[:common]) + counted(weights, given, common, values[common:])
    assert parted == counted(weights, given, 0, values)


@given(LEARNED_ROWS, SIGNS, LIGHTS, st.integers(0, 4))
def test_packed_weights_count_what_the_weights_count(rows: list[Row], values: Values, given: int, first: int) -> None:
    weights = Weights([1, 2], rows)
    packed = weights.packed()
    assert packed.intercepts.tolist() == [1, 2]
    for each in {given, *(row[0] for row in rows)}:
        assert _counted(packed, each, first, values[first:]) == counted(weights, each, first, values[first:])
    for each, name, value, weight in rows:
        assert _counted(packed, each, name, (value,)) == weight


@given(st.data())
def test_the_packaged_weights_count_the_same_when_packed(data: st.DataObject) -> None:
    at = st.integers(0, len(WEIGHTS.rows) - 1)
    given = data.draw(st.one_of(LIGHTS, at.map(lambda row: WEIGHTS.rows[row][0])))
    known = at.map(lambda row: WEIGHTS.rows[row][2])
    values = tuple(data.draw(st.lists(st.one_of(known, VALUES), min_size=1, max_size=22)))
    assert _counted(PACKED, given, 0, values) == counted(WEIGHTS, given, 0, values)


PACKED = WEIGHTS.packed()


def test_every_packaged_weight_is_found_when_packed() -> None:
    wrong = [row for row in WEIGHTS.rows if _counted(PACKED, row[0], row[1], (row[2],)) != row[3]]
    assert wrong == []


def test_packed_tables_are_at_most_half_full_and_of_64_bits() -> None:
    for table, entries, mask in (
        (PACKED.rows, WEIGHTS.rows, PACKED.mask),
        (PACKED.lights, WEIGHTS.tables, PACKED.light_mask),
    ):
        marks = table[::4]
        assert sum(marks != 0) == len(entries) <= len(marks) / 2
        assert mask == len(marks) - 1
    assert {np.asarray(column).dtype.name for column in PACKED} == {"int64"}


def test_the_first_of_equals_is_chosen() -> None:
    choice = NO_CHOICE
    for option, log_odds in enumerate((5, 7, 7, 6)):
        choice = considered(choice, option, log_odds)
    assert choice == Choice(1, 7, 7)


@given(st.lists(st.integers(-(10**6), 10**6), min_size=1))
def test_a_choice_knows_the_best_and_the_second_best(log_odds: list[int]) -> None:
    choice = NO_CHOICE
    for option, each in enumerate(log_odds):
        choice = considered(choice, option, each)
    best, second = sorted([NEVER, *log_odds])[:-3:-1]
    assert choice == Choice(log_odds.index(best), best, second)
    assert lead_of(choice) == min(best - second, CLEAR)


@pytest.mark.parametrize(
    ("log_odds", "expected"), [(0, 0.5), (math.log(3), 0.75), (-math.log(3), 0.25), (800, 1), (-800, 0)]
)
def test_a_probability_is_that_of_its_log_odds(log_odds: float, expected: float) -> None:
    assert probability(THOUSAND * log_odds) == pytest.approx(expected)


def test_what_is_not_there_is_never_probable() -> None:
    assert probability(NEVER) == 0


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_higher_log_odds_are_no_less_probable(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert 0 <= probability(low) <= probability(high) <= 1


@given(st.floats(1e-9, 1 - 1e-9))
def test_log_odds_are_those_of_their_probability(expected: float) -> None:
    assert probability(log_odds_of(expected)) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("impossible", "expected"), [(0.0, -math.inf), (-0.5, -math.inf), (1.0, math.inf), (2.0, math.inf)]
)
def test_what_is_sure_has_log_odds_without_end(impossible: float, expected: float) -> None:
    assert log_odds_of(impossible) == expected
