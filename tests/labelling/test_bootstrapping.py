import numpy as np
import pytest
from numpy.typing import NDArray

from stance.labelling.bootstrapping import summed

Figures = NDArray[np.float64]


def share(sums: Figures) -> Figures:
    with np.errstate(invalid="ignore"):
        found: Figures = sums[..., 1] / sums[..., 0]
    return found


def rows(*hits: int) -> Figures:
    return np.array([[1.0, hit] for hit in hits])


def test_articles_are_drawn_whole() -> None:
    hits = [1, 0] * 40
    apart = summed(rows(*hits), np.arange(80)).figure(share, "nothing")
    together = summed(rows(*sorted(hits)), np.repeat(np.arange(8), 10)).figure(share, "nothing")
    assert apart.interval.value == together.interval.value == 0.5
    assert together.interval.high is not None
    assert apart.interval.high is not None
    assert together.interval.high - 0.5 > 2 * (apart.interval.high - 0.5)


def test_equal_seeds_give_equal_intervals() -> None:
    columns, articles = rows(*[1, 0, 0] * 9), np.arange(27)
    first, second, other = (summed(columns, articles, seed=seed).figure(share, "") for seed in (0, 0, 5))
    assert first == second != other


@pytest.mark.parametrize(
    ("columns", "articles", "why"),
    [
        (rows(1, 0, 1), [4, 4, 4], "one article"),
        (rows(1, 0, 1, 0), [1, 2, 3, 4], "four articles"),
        (rows(1, 1, 1, 1, 1, 1), [1, 2, 3, 4, 5, 6], "nothing varies"),
        (np.array([[1.0, 1], [1, 0], [0, 0], [0, 0], [0, 0]]), [1, 2, 3, 4, 5], "undefined in many resamples"),
    ],
)
def test_there_is_no_interval_that_would_mislead(columns: Figures, articles: list[int], why: str) -> None:
    found = summed(columns, np.array(articles)).figure(share, "nothing")
    assert found.interval.value is not None, why
    assert (found.interval.low, found.interval.high, found.undefined) == (None, None, None), why


def test_what_is_undefined_says_why() -> None:
    found = summed(np.zeros((2, 2)), np.array([1, 2])).figure(share, "nobody answered")
    assert found.to_json() == {"value": None, "low": None, "high": None, "undefined": "nobody answered"}
