"""Labels that ask for a second look, each with the reason and what may be meant instead."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np

from stance.labelling.confident import disputed
from stance.labelling.copies import copy_groups
from stance.labelling.spellings import doubtful_spellings
from stance.names.gazetteer import Gazetteer
from stance.places import Place
from stance.records import SCHEMA, UNKNOWN_ACTOR, Label, Prediction, Row
from stance.scheme import Question, Scheme

_DECIMALS = 4


class Reason(StrEnum):
    """Why a label is doubted; the strongest first."""

    COPIES = "near-copies disagree"
    MODEL = "the model disagrees"
    ACTOR = "actor written two ways"


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """One thing that may be wrong with a label.

    Parameters
    ----------
    line : int
        The index of the label.
    question : str
        The question whose answer is doubted, or ``actor``.
    given, instead : str
        The answer, and what may be meant; of the latter none where copies are divided evenly.
    detail : str
        What speaks against it, in a sentence.
    weight : float
        By which doubts of one reason are ordered, the gravest first.
    """

    line: int
    reason: Reason
    question: str
    given: str
    instead: str | None
    detail: str
    weight: float = 0.0

    def to_row(self) -> Row:
        """Return the doubt as a part of a suspect's row."""
        return {name: getattr(self, name) for name in ("reason", "question", "given", "instead", "detail")} | {
            "weight": round(self.weight, _DECIMALS)
        }


def contradictions(labels: Sequence[Label], scheme: Scheme, *, places: Sequence[Place]) -> Iterator[Doubt]:
    """Yield the answers that differ from those of most near-copies; all of them where the copies are divided evenly.

    Parameters
    ----------
    places : sequence of Place, of shape (n_labels,)
        Where the labels stand, to name the other line by.
    """
    members = defaultdict(list)
    for line, group in enumerate(copy_groups([label.statement for label in labels])):
        members[group].append(line)
    for lines in (each for each in members.values() if len(each) > 1):
        for name in scheme.names:
            answers = {line: answer for line in lines if (answer := labels[line].answers.get(name))}
            yield from _outvoted(name, answers, places)


def _outvoted(question: str, answers: Mapping[int, str], places: Sequence[Place]) -> Iterator[Doubt]:
    counts = Counter(answers.values())
    if len(counts) < 2:
        return
    (first, most), (_, next_most) = counts.most_common(2)
    usual = first if most > next_most else None
    for line, answer in answers.items():
        if answer != usual:
            other = next(each for each, theirs in answers.items() if theirs != answer and usual in {None, theirs})
            detail = f"{places[other]} says '{answers[other]}' of nearly the same text."
            yield Doubt(
                line=line,
                reason=Reason.COPIES,
                question=question,
                given=answer,
                instead=usual,
                detail=detail,
                weight=1 - counts[answer] / len(answers),
            )


def disputes(labels: Sequence[Label], predictions: Mapping[int, Prediction], scheme: Scheme) -> Iterator[Doubt]:
    """Yield the answers that a model disputes which was not trained on them, by confident learning.

    Parameters
    ----------
    predictions : mapping
        Of the indices of the labels that have an answer: what a model says that knows neither them nor near-copies.
    """
    for question in scheme.questions:
        lines = [line for line, label in enumerate(labels) if label.answers.get(question.name)]
        if lines and all(question.name in predictions[line].probabilities for line in lines):
            yield from _disputes(question, lines, labels, predictions)


def _disputes(
    question: Question, lines: Sequence[int], labels: Sequence[Label], predictions: Mapping[int, Prediction]
) -> Iterator[Doubt]:
    classes = question.class_names
    found = [predictions[line].probabilities[question.name] for line in lines]
    probabilities = np.array([[each.get(name, 0.0) for name in classes] for each in found])
    given = np.array([classes.index(str(labels[line].answers[question.name])) for line in lines])
    for dispute in disputed(given, probabilities):
        there = float(probabilities[dispute.line, dispute.instead])
        yield Doubt(
            line=lines[dispute.line],
            reason=Reason.MODEL,
            question=question.name,
            given=classes[given[dispute.line]],
            instead=classes[dispute.instead],
            detail=f"a model that has not seen it gives this a probability of {dispute.probability:.2f}, the other {there:.2f}.",
            weight=1 - dispute.probability,
        )


def misspellings(labels: Sequence[Label], gazetteer: Gazetteer) -> Iterator[Doubt]:
    """Yield the actors that are also written otherwise."""
    actors = [label.statement.actor or UNKNOWN_ACTOR for label in labels]
    found = doubtful_spellings(actors, gazetteer)
    for line, actor in enumerate(actors):
        if actor in found:
            instead = found[actor]
            detail = f"'{actor}' and '{instead}' seem to be one actor."
            yield Doubt(line=line, reason=Reason.ACTOR, question="actor", given=actor, instead=instead, detail=detail)


def suspects(labels: Sequence[Label], doubts: Iterable[Doubt], *, places: Sequence[Place]) -> list[Row]:
    """Return a row for each doubted label, the gravest first, to be read or sent to a reviewer.

    Returns
    -------
    list of dict
        The label's line with every field, its ``place`` (file and line), ``doubts``, and ``review``, the same in words
        for the reviewer.
    """
    by_line: dict[int, list[Doubt]] = defaultdict(list)
    for doubt in sorted(doubts, key=_gravity):
        by_line[doubt.line].append(doubt)
    return [_suspect(labels[line], found, places[line]) for line, found in by_line.items()]


def _gravity(doubt: Doubt) -> tuple[Any, ...]:
    return (list(Reason).index(doubt.reason), -doubt.weight, doubt.line)


def _suspect(label: Label, doubts: Sequence[Doubt], place: Place) -> Row:
    told = (f"{each.question}: labelled '{each.given}'{_or(each.instead)}; {each.detail}" for each in doubts)
    own = {"place": str(place), "doubts": [each.to_row() for each in doubts], "review": "\n".join(told)}
    return {"schema": SCHEMA, **label.to_row(), **own}


def _or(instead: str | None) -> str:
    return f", perhaps '{instead}'" if instead else ""
