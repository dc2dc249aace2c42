import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from stance.labelling.dawid_skene import dawid_skene

# Dawid and Skene (1979), table 1: 45 patients, who were judged fit for anaesthesia (1 to 4) by five observers, three
# times by the first: a word a patient.
PATIENTS = (
    "1111111 3334334 1122122 2223121 2223222 2223322 1222111 3333433 2222223 2322223 4444444 2223343 1111111 2223212 "
    "1211111 1112111 1111111 1111111 2222221 2221322 2222222 2222221 2223222 2212222 1111111 1111111 2322222 1111111 "
    "1111111 1121121 1111111 3333233 1111111 2222222 2223232 4334343 2212232 2323233 3333432 1111111 1111111 1212111 "
    "2322222 1211111 2222222"
)
# Sixty made-up quotes and four annotators of skills .9, .8, .6 and .5, "-" for no answer; beside them the labels and the
# largest probability of each quote that is under 0.999, from crowd-kit 1.4.2: DawidSkene(n_iter=1000, tol=1e-9).
QUOTES = (
    "3333 -2-2 22-2 33-1 2222 -323 ---3 0200 0-00 1012 1111 33-0 3333 -00- 1-11 03-0 0100 --11 2000 11-- -133 1101 -111 "
    "---1 2222 1130 --1- 1131 1121 2223 2222 2211 2-20 3320 3--- 3313 2-22 2-20 1-1- 333- 1110 0--- 3333 -000 3313 --01 "
    "-000 -113 11-1 -01- 00-0 2222 3-32 11-1 333- 3301 3331 2-03 1-11 2222"
)
CROWD_KIT_LABELS = "322323300113301001011111211112222333221310303101110231333012"
CROWD_KIT_DOUBTS = {6: 0.6154, 13: 0.9535, 17: 0.9094, 23: 0.7206, 26: 0.7561, 43: 0.9933, 45: 0.7868, 46: 0.9933}


def patients() -> NDArray[np.int64]:
    counts = np.zeros((45, 5, 4), dtype=np.int64)
    for patient, word in enumerate(PATIENTS.split()):
        for place, letter in enumerate(word):
            counts[patient, max(place - 2, 0), int(letter) - 1] += 1
    return counts


def quotes() -> NDArray[np.int64]:
    counts = np.zeros((60, 4, 4), dtype=np.int64)
    for quote, word in enumerate(QUOTES.split()):
        for annotator, letter in enumerate(word):
            if letter != "-":
                counts[quote, annotator, int(letter)] = 1
    return counts


def test_the_paper_s_own_example_gives_its_prevalence_and_error_rates() -> None:
    found = dawid_skene(patients())
    assert found.prevalence == pytest.approx([0.40, 0.42, 0.11, 0.07], abs=0.005)
    first = [[0.89, 0.11, 0, 0], [0.07, 0.88, 0.05, 0], [0, 0.34, 0.66, 0], [0, 0, 0.56, 0.44]]
    assert found.errors[0] == pytest.approx(np.array(first), abs=0.006)


def test_probabilities_are_crowd_kit_s() -> None:
    posterior = dawid_skene(quotes()).posterior
    assert "".join(map(str, posterior.argmax(axis=1))) == CROWD_KIT_LABELS
    assert {quote: likely for quote, likely in enumerate(posterior.max(axis=1)) if likely < 0.999} == pytest.approx(
        CROWD_KIT_DOUBTS, abs=1e-4
    )


def test_two_who_are_right_outvote_three_who_always_take_one_class_for_another() -> None:
    rng = np.random.default_rng(1)
    truth = rng.integers(3, size=90)
    wrong = np.where((truth == 1) & (rng.random((3, 90)) < 0.6), 0, truth)
    codes = np.stack([truth, truth, *wrong], axis=1)
    counts = (codes[:, :, None] == np.arange(3)).astype(np.int64)
    majority = counts.sum(axis=1).argmax(axis=1)
    found = dawid_skene(counts).posterior.argmax(axis=1)
    assert (found == truth).mean() > (majority == truth).mean() + 0.05


@given(st.lists(st.lists(st.integers(-1, 2), min_size=3, max_size=3).filter(lambda row: max(row) >= 0), min_size=1))
def test_probabilities_add_up_to_one(rows: list[list[int]]) -> None:
    found = dawid_skene((np.array(rows)[:, :, None] == np.arange(3)).astype(np.int64))
    for block in (found.posterior, found.errors):
        assert block.sum(axis=-1) == pytest.approx(np.ones(block.shape[:-1]))
    assert found.prevalence.sum() == pytest.approx(1)
