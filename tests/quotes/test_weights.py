import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stance.quotes.weights import Options, Reason, Weights, probability

ROWS = [
    ("", "word", "said", 2.0),
    ("", "word", "met", -1.0),
    ("", "next word", "that", 1.5),
    ("", "distance", "1", -0.25),
    ("class verb", "word", "said", 0.5),
    ("class verb", "next word", "that", -0.125),
    ("class noun", "next word", "that", 4.0),
]
NAMES = ("word", "next word", "distance")
WEIGHTS = Weights(NAMES, ROWS, intercept=-1.0)


@pytest.mark.parametrize(
    ("values", "light", "expected"),
    [
        (("said", "that", "1"), ("",), -1 + 2 + 1.5 - 0.25),
        (("said", "that", "1"), ("", "class verb"), -1 + 2 + 1.5 - 0.25 + 0.5 - 0.125),
        (("said", "that", "1"), ("class verb",), -1 + 0.5 - 0.125),
        (("met", "that", "1"), ("", "class noun"), -1 - 1 + 1.5 - 0.25 + 4),
        (("met", "it", "1"), ("", "class noun"), -1 - 1 - 0.25),
        (("said", "that", "1"), (), -1),
    ],
)
def test_a_score_is_the_sum_of_what_counts(values: tuple[str, ...], light: tuple[str, ...], expected: float) -> None:
    assert WEIGHTS.score(values, light) == expected
    assert list(WEIGHTS.scores(Options((), [(None, values, light)]))) == [expected]


@pytest.mark.parametrize(
    ("values", "light"),
    [
        (("boat", "boat", "9"), ("",)),
        (("", "", ""), ("", "class verb")),
        (("that", "said", "said"), ("",)),
        (("said", "that", "1"), ("class adverb",)),
    ],
)
def test_what_was_never_learned_counts_nothing(values: tuple[str, ...], light: tuple[str, ...]) -> None:
    assert WEIGHTS.score(values, light) == WEIGHTS.intercept
    assert WEIGHTS.reasons((values, light)) == []


def test_without_rows_there_is_the_intercept_alone() -> None:
    assert Weights(NAMES, intercept=0.5).score(("said", "that", "1"), ("",)) == 0.5
    assert Weights(NAMES).score(("said", "that", "1"), ("",)) == 0


def test_a_sign_that_has_no_name_is_refused() -> None:
    with pytest.raises(KeyError, match="boat"):
        Weights(NAMES, [("", "boat", "said", 1.0)])


VALUES = st.sampled_from(["a", "b", "c", ""])
LIGHT = st.lists(st.sampled_from(["", "x", "y"]), unique=True).map(tuple)
FOUR = ("one", "two", "three", "four")
LEARNED = st.lists(
    st.tuples(
        st.sampled_from(["", "x", "y"]),
        st.sampled_from(FOUR),
        VALUES,
        st.integers(-8, 8).map(lambda eighths: eighths / 8),
    ),
    unique_by=lambda row: row[:3],
)
SIGNS = st.tuples(VALUES, VALUES, VALUES, VALUES)


@given(LEARNED, st.integers(0, 4), SIGNS, st.lists(SIGNS, min_size=1, max_size=4), LIGHT)
def test_common_and_own_values_give_what_all_together_give(
    rows: list[tuple[str, str, str, float]],
    common: int,
    shared: tuple[str, ...],
    each: list[tuple[str, ...]],
    light: tuple[str, ...],
) -> None:
    together, parted = Weights(FOUR, rows, intercept=0.5), Weights(FOUR, rows, intercept=0.5, common=common)
    options = Options(shared[:common], [(at, values[common:], light) for at, values in enumerate(each)])
    assert list(parted.scores(options)) == [together.score(*signs) for _, signs in options.signs()]


@given(LEARNED, SIGNS, LIGHT)
def test_a_score_is_its_intercept_and_its_reasons_the_heaviest_first(
    rows: list[tuple[str, str, str, float]], values: tuple[str, ...], light: tuple[str, ...]
) -> None:
    weights = Weights(FOUR, rows, intercept=-0.25)
    reasons = weights.reasons((values, light))
    assert weights.score(values, light) == -0.25 + sum(reason.weight for reason in reasons)
    heaviness = [abs(reason.weight) for reason in reasons]
    assert heaviness == sorted(heaviness, reverse=True)
    assert len({reason.name for reason in reasons}) == len(reasons)


def test_a_reason_is_a_sign_with_its_value_and_what_it_counts_in_all() -> None:
    reasons = WEIGHTS.reasons((("said", "that", "1"), ("", "class verb")))
    assert reasons == [
        Reason(2.5, "word", "said"),
        Reason(1.375, "next word", "that"),
        Reason(-0.25, "distance", "1"),
    ]


def test_options_are_told_with_all_their_signs() -> None:
    options = Options(("said",), [(1, ("that", "1"), ("",)), (None, ("it", "2"), ("", "class verb"))])
    assert list(options.signs()) == [
        (1, (("said", "that", "1"), ("",))),
        (None, (("said", "it", "2"), ("", "class verb"))),
    ]


@pytest.mark.parametrize(
    ("log_odds", "expected"), [(0, 0.5), (math.log(3), 0.75), (-math.log(3), 0.25), (800, 1), (-800, 0)]
)
def test_a_probability_is_that_of_its_log_odds(log_odds: float, expected: float) -> None:
    assert probability(log_odds) == pytest.approx(expected)


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_higher_log_odds_are_no_less_probable(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert 0 <= probability(low) <= probability(high) <= 1
