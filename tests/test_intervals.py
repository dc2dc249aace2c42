"""Wilson's interval and the clustered bootstrap."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from stance.intervals import Interval, percentiles, resample, wilson


@pytest.mark.parametrize(
    ("hits", "n", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_gives_the_values_of_newcombe_1998_table_1(hits: int, n: int, low: float, high: float) -> None:
    # Newcombe, Statistics in Medicine 17 (1998): 857-872, table I, method 3 (score without continuity correction).
    assert wilson(hits, n).to_json() == {"value": round(hits / n, 4), "low": low, "high": high}


@given(st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_agrees_with_scipy_and_holds_the_share(drawn: tuple[int, int]) -> None:
    hits, n = drawn
    found, expected = wilson(hits, n), binomtest(hits, n).proportion_ci(method="wilson")
    assert (found.low, found.high) == pytest.approx((expected.low, expected.high), abs=1e-9)
    assert 0 <= (found.low or 0) <= (found.value or 0) <= (found.high or 0) <= 1


def test_nothing_out_of_nothing_is_undefined() -> None:
    assert wilson(0, 0) == Interval(None, None, None)
    assert wilson(0, 0).to_json() == {"value": None, "low": None, "high": None}


def test_resamples_keep_the_number_of_clusters_and_repeat_with_the_seed() -> None:
    ones = np.ones((7, 2, 3), dtype=np.int64)
    assert resample(ones).shape == (1000, 2, 3)
    assert (resample(ones) == 7).all()
    counts = np.arange(14, dtype=np.int64).reshape(7, 2)
    assert (resample(counts, seed=3) == resample(counts, seed=3)).all()
    assert (resample(counts, seed=3) != resample(counts, seed=4)).any()


def test_drawing_in_batches_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    counts = np.arange(12, dtype=np.int64).reshape(6, 2)
    whole = resample(counts, seed=1)
    monkeypatch.setattr("stance.intervals._CELLS", 50)
    assert (resample(counts, seed=1) == whole).all()


def test_the_bootstrap_of_a_mean_is_as_wide_as_theory_says() -> None:
    # 400 lines of which half are right: the standard error of the share is 0.025.
    counts = (np.arange(400, dtype=np.int64) % 2)[:, None]
    found = percentiles(0.5, resample(counts)[:, 0] / 400)
    assert (found.low, found.high) == pytest.approx((0.5 - 1.96 * 0.025, 0.5 + 1.96 * 0.025), abs=0.005)


def test_lines_of_one_article_stay_together_and_widen_the_interval() -> None:
    lines = np.repeat(np.arange(40) % 2, 10)
    alone = percentiles(0.5, resample(lines[:, None])[:, 0] / 400)
    together = percentiles(0.5, resample(lines.reshape(40, 10).sum(axis=1)[:, None])[:, 0] / 400)
    assert (together.high or 0) - (together.low or 0) > 2.5 * ((alone.high or 0) - (alone.low or 0))


@pytest.mark.parametrize("clusters", [0, 1])
def test_one_article_gives_no_interval(clusters: int) -> None:
    drawn = resample(np.ones((clusters, 2), dtype=np.int64))
    assert drawn.shape == (0, 2)
    assert percentiles(0.5, drawn[:, 0]) == Interval(0.5)


def test_undefined_resamples_are_left_aside() -> None:
    assert percentiles(0.5, np.asarray([0.2, np.nan, 0.2])) == Interval(0.5, 0.2, 0.2)
    assert percentiles(0.5, np.asarray([np.nan])) == Interval(0.5)
    assert percentiles(float("nan"), np.asarray([0.2])) == Interval(None)
