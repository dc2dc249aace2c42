import pytest

from stance.labelling.votes import By, Decision, Dispute, How, decide, decide_reviewed, votes_of
from tests.labelling.answers import answer, answers
from tests.labelling.samples import SCHEME

ONE, TWO, THREE = {"s": ["a1"]}, {"s": ["a1", "a2"]}, {"s": ["a1", "a2"], "c": ["a3"]}
TIE = {"s": ["a1"], "c": ["a2"]}
SPLIT = {"s": ["a1", "a2"], "c": ["a3"], "n": ["a4"]}


@pytest.mark.parametrize(
    ("by", "votes", "expected"),
    [
        (By.MAJORITY, {}, Decision()),
        (By.MAJORITY, ONE, Decision("s", How.SINGLE)),
        (By.UNANIMITY, ONE, Decision("s", How.SINGLE)),
        (By.DAWID_SKENE, ONE, Decision("s", How.SINGLE)),
        (By.MAJORITY, TWO, Decision("s", How.UNANIMOUS)),
        (By.UNANIMITY, TWO, Decision("s", How.UNANIMOUS)),
        (By.DAWID_SKENE, TWO, Decision("s", How.UNANIMOUS)),
        (By.MAJORITY, THREE, Decision("s", How.MAJORITY)),
        (By.UNANIMITY, THREE, Decision(dispute=Dispute.DIFFERENT)),
        (By.MAJORITY, TIE, Decision(dispute=Dispute.TIE)),
        (By.MAJORITY, SPLIT, Decision(dispute=Dispute.LOW)),
    ],
)
def test_votes_come_to_an_answer_or_not(by: By, votes: dict[str, list[str]], expected: Decision) -> None:
    assert decide(votes, by=by, least=0.5) == expected


@pytest.mark.parametrize(
    ("least", "expected"),
    [(0.5, Decision("s", How.MAJORITY)), (0.66, Decision("s", How.MAJORITY)), (0.67, Decision(dispute=Dispute.LOW))],
)
def test_the_least_share_must_be_exceeded(least: float, expected: Decision) -> None:
    assert decide(THREE, by=By.MAJORITY, least=least) == expected


@pytest.mark.parametrize(
    ("posterior", "expected"),
    [
        ({"c": 0.9, "s": 0.1, "n": 0.0}, Decision("c", How.DAWID_SKENE)),
        ({"c": 0.7, "s": 0.3, "n": 0.0}, Decision(dispute=Dispute.LOW)),
        ({"c": 0.5, "s": 0.5, "n": 0.0}, Decision(dispute=Dispute.TIE)),
    ],
)
def test_with_dawid_skene_the_probability_decides(posterior: dict[str, float], expected: Decision) -> None:
    assert decide(THREE, by=By.DAWID_SKENE, least=0.8, posterior=posterior) == expected


@pytest.mark.parametrize(
    ("votes", "expected"),
    [
        ({}, Decision()),
        (ONE, Decision("s", How.REVIEWED)),
        (TWO, Decision("s", How.REVIEWED)),
        (THREE, Decision(dispute=Dispute.REVIEWERS)),
    ],
)
def test_reviewers_decide_where_they_are_of_one_mind(votes: dict[str, list[str]], expected: Decision) -> None:
    assert decide_reviewed(votes) == expected


def test_votes_stand_in_the_order_of_classes_and_names_and_the_skipped_have_none() -> None:
    given = [*answers(a10="s", a2="s", a3="c"), answer("q0", "a4", "n", skipped=True)]
    votes = votes_of(given, SCHEME.question("stance"))
    assert list(votes.items()) == [("concerned", ["a3"]), ("supportive", ["a2", "a10"])]
