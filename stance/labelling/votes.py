"""What people said about one question of one quote, and what becomes of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from stance.labelling.annotators import in_order
from stance.records import Annotation
from stance.scheme import Question

Votes = Mapping[str, Sequence[str]]


class By(StrEnum):
    """How differing answers become one."""

    MAJORITY = "majority"
    UNANIMITY = "unanimous"
    DAWID_SKENE = "dawid-skene"


class How(StrEnum):
    """How an answer came about, the least sure first."""

    SINGLE = "single"
    MAJORITY = "majority"
    DAWID_SKENE = "dawid-skene"
    UNANIMOUS = "unanimous"
    REVIEWED = "reviewed"


class Dispute(StrEnum):
    """Why there is no answer."""

    TIE = "tie"
    LOW = "low agreement"
    DIFFERENT = "not unanimous"
    REVIEWERS = "reviewers differ"


@dataclass(frozen=True, slots=True)
class Decision:
    """An answer and how it came about, or why there is none; neither where nobody answered."""

    answer: str | None = None
    how: How | None = None
    dispute: Dispute | None = None


def votes_of(annotations: Sequence[Annotation], question: Question) -> dict[str, list[str]]:
    """Return who chose each class of a question, in the order of the classes and of the names.

    Parameters
    ----------
    annotations : sequence of Annotation
        Of one quote. Skipped ones have no vote.
    """
    chosen = [(each.answers.get(question.name), each.annotator) for each in annotations if not each.skipped]
    votes = {
        name: sorted((by for answer, by in chosen if answer == name), key=in_order) for name in question.class_names
    }
    return {name: by for name, by in votes.items() if by}


def decide(votes: Votes, *, by: By, least: float, posterior: Mapping[str, float] | None = None) -> Decision:
    """Return the answer that votes come to.

    A single annotator's vote and votes that are all alike are the answer, whatever the rule.

    Parameters
    ----------
    votes : mapping
        Who chose each class.
    by : By
    least : float
        What the answer's share of the votes, or with Dawid-Skene its probability, must exceed.
    posterior : mapping, optional
        The probability of each class, with Dawid-Skene.
    """
    number = sum(map(len, votes.values()))
    if number == 0:
        return Decision()
    if len(votes) == 1:
        return Decision(next(iter(votes)), How.SINGLE if number == 1 else How.UNANIMOUS)
    if by is By.UNANIMITY:
        return Decision(dispute=Dispute.DIFFERENT)
    if by is By.DAWID_SKENE:
        likely = posterior or {}
        return _above(likely, How.DAWID_SKENE, least)
    return _above({name: len(voters) / number for name, voters in votes.items()}, How.MAJORITY, least)


def decide_reviewed(votes: Votes) -> Decision:
    """Return the answer of those who reviewed a quote."""
    if len(votes) > 1:
        return Decision(dispute=Dispute.REVIEWERS)
    return Decision(next(iter(votes)), How.REVIEWED) if votes else Decision()


def _above(shares: Mapping[str, float], how: How, least: float) -> Decision:
    first, second = sorted(shares.values(), reverse=True)[:2]
    if first == second:
        return Decision(dispute=Dispute.TIE)
    if first <= least:
        return Decision(dispute=Dispute.LOW)
    return Decision(max(shares, key=lambda name: shares[name]), how)
