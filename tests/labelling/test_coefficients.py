import krippendorff
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from sklearn.metrics import cohen_kappa_score

from stance.labelling import coefficients

Codes = NDArray[np.int64]

# Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability", section C: 4 observers, 12 units, answers missing;
# Gwet (2014), "Handbook of Inter-Rater Reliability", 4th edition, page 120, computes AC1 from the same.
FOUR_OBSERVERS = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")
# Gwet (2014), chapter 5, and the vignette of the R package irrCAC: 100 pregnancies, two abstractors, three kinds.
ABSTRACTORS = [[13, 0, 0], [0, 20, 7], [0, 4, 56]]
# Cohen (1960), table of 200 patients, two psychiatrists, three kinds.
PSYCHIATRISTS = [[88, 14, 18], [10, 40, 10], [2, 6, 12]]


def of_observers(lines: tuple[str, ...]) -> Codes:
    return np.array([[-1 if each == "." else int(each) - 1 for each in line] for line in lines]).T


def of_table(table: list[list[int]]) -> Codes:
    return np.array([pair for pair, times in np.ndenumerate(np.array(table)) for _ in range(times)])


def sums(codes: Codes, classes: int) -> NDArray[np.float64]:
    whole: NDArray[np.float64] = coefficients.parts(coefficients.class_counts(codes, classes)).sum(axis=0)
    return whole


def test_four_observers_with_answers_missing() -> None:
    found = sums(of_observers(FOUR_OBSERVERS), 5)
    assert coefficients.percent_agreement(found) == pytest.approx(0.8182, abs=5e-5)
    assert coefficients.krippendorff_alpha(found, 5) == pytest.approx(0.743, abs=5e-4)
    assert coefficients.gwet_ac1(found, 5) == pytest.approx(0.77544, abs=5e-6)


def test_two_abstractors() -> None:
    codes = of_table(ABSTRACTORS)
    found, table = sums(codes, 3), coefficients.confusions(codes[:, 0], codes[:, 1], 3).sum(axis=0)
    assert coefficients.percent_agreement(found) == pytest.approx(0.89)
    assert coefficients.gwet_ac1(found, 3) == pytest.approx(0.8493305, abs=5e-8)
    assert coefficients.krippendorff_alpha(found, 3) == pytest.approx(0.7972585, abs=5e-8)
    assert coefficients.cohen_kappa(table, 3) == pytest.approx(0.7964094, abs=5e-8)


def test_cohen_s_own_example() -> None:
    first, second = of_table(PSYCHIATRISTS).T
    assert coefficients.cohen_kappa(coefficients.confusions(first, second, 3).sum(axis=0), 3) == pytest.approx(
        0.492, abs=5e-4
    )


def test_specific_agreement_of_two_is_twice_the_joint_choices_by_all_choices() -> None:
    # Cicchetti and Feinstein (1990): 2a / (2a + b + c).
    found = coefficients.specific_agreement(sums(of_table([[40, 9], [6, 45]]), 2), 2)
    assert found == pytest.approx([80 / 95, 90 / 105])


codes_of_three: st.SearchStrategy[Codes] = st.lists(
    st.tuples(*[st.integers(-1, 3)] * 3).filter(lambda row: max(row) >= 0), min_size=1, max_size=30
).map(np.array)


@given(codes_of_three)
def test_alpha_is_the_package_s(codes: Codes) -> None:
    counts = coefficients.class_counts(codes, 4)
    found = float(coefficients.krippendorff_alpha(sums(codes, 4), 4))
    paired = counts[counts.sum(axis=1) >= 2]
    if np.isnan(found):
        assert (paired.sum(axis=0) > 0).sum() <= 1
    else:
        assert found == pytest.approx(krippendorff.alpha(value_counts=counts, level_of_measurement="nominal"))


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), min_size=1, max_size=30))
def test_kappa_is_scikit_learn_s(pairs: list[tuple[int, int]]) -> None:
    first, second = np.array(pairs).T
    found = float(coefficients.cohen_kappa(coefficients.confusions(first, second, 3).sum(axis=0), 3))
    if np.isnan(found):
        assert len({*first, *second}) == 1
    else:
        assert found == pytest.approx(cohen_kappa_score(first, second))


@given(codes_of_three)
def test_sums_may_have_axes_before(codes: Codes) -> None:
    rows = coefficients.parts(coefficients.class_counts(codes, 4))
    stacked = np.stack([rows.sum(axis=0), 3 * rows.sum(axis=0)])
    for formula in (coefficients.gwet_ac1, coefficients.krippendorff_alpha):
        assert formula(stacked, 4)[0] == pytest.approx(float(formula(stacked[0], 4)), nan_ok=True)
    assert coefficients.percent_agreement(stacked) == pytest.approx(
        [float(coefficients.percent_agreement(stacked[0]))] * 2, nan_ok=True
    )


@pytest.mark.parametrize(
    ("codes", "agreement", "alpha", "ac1"),
    [
        ([[0, -1], [-1, 1]], None, None, None),  # nobody met
        ([[0, 0], [0, 0]], 1.0, None, 1.0),  # one class throughout: alpha has nothing to expect
        ([[0, 1]], 0.0, 0.0, -1.0),
    ],
)
def test_what_is_undefined_is_no_number(
    codes: list[list[int]], agreement: float | None, alpha: float | None, ac1: float | None
) -> None:
    found = sums(np.array(codes), 2)
    figures = (
        coefficients.percent_agreement(found),
        coefficients.krippendorff_alpha(found, 2),
        coefficients.gwet_ac1(found, 2),
    )
    for figure, expected in zip(figures, (agreement, alpha, ac1), strict=True):
        assert float(figure) == pytest.approx(np.nan if expected is None else expected, nan_ok=True)
