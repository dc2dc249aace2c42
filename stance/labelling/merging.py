"""One label a quote from what several people answered, and a list of those they could not agree on."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from stance.errors import BadInputError, UsageError
from stance.labelling.annotators import in_order
from stance.labelling.answered import NO_ANSWER, answered
from stance.labelling.dawid_skene import LEAST_ANNOTATORS, dawid_skene
from stance.labelling.votes import By, Decision, How, Votes, decide, decide_reviewed, votes_of
from stance.records import SCHEMA, Annotation, Row
from stance.scheme import Question, Scheme

# By majority an answer needs more than half of the votes; Dawid-Skene's probabilities tend to be too sure.
LEAST = {By.MAJORITY: 0.5, By.UNANIMITY: 0.5, By.DAWID_SKENE: 0.8}
_PLACES = 4
_OWN = frozenset("schema how annotators reviewers votes posterior disagreement review predicted shown study".split())

Posterior = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Merged:
    """One label a quote, and what is to be reviewed.

    Parameters
    ----------
    labels : list of rows
        Quotes with an answer to one question at the least.
    disagreements : list of rows
        Quotes with a question that is not decided; they are among the labels too where another question is.
    unanswered : int
        Quotes that nobody answered: skipped by all who saw them.
    """

    labels: list[Row]
    disagreements: list[Row]
    unanswered: int

    @property
    def ways(self) -> dict[str, int]:
        """How many labels came about how, the surest first."""
        counted = Counter(row["how"] for row in self.labels)
        return {str(how): counted[how] for how in reversed(How) if counted[how]}


@dataclass(frozen=True, slots=True)
class _Case:
    """A quote with all that was said of it."""

    annotations: Sequence[Annotation]
    reviews: Sequence[Annotation]
    posterior: Posterior

    @property
    def quote(self) -> Row:
        return next(each.quote for each in (*self.annotations, *self.reviews))


def merge(
    annotations: Sequence[Annotation],
    scheme: Scheme,
    *,
    by: By = By.MAJORITY,
    least: float | None = None,
    reviews: Sequence[Annotation] = (),
) -> Merged:
    """Return one label a quote.

    Parameters
    ----------
    annotations : sequence of Annotation
        One at the most of each annotator on each quote. Skipped ones do not vote.
    scheme : Scheme
    by : By, default By.MAJORITY
        What decides where answers differ.
    least : float, optional
        What the answer's share of the votes must exceed, 0.5 by default; with Dawid-Skene its probability, 0.8.
    reviews : sequence of Annotation
        Reviewers' answers, which win. A question they left open stays as it was.

    Returns
    -------
    Merged
        In the order in which quotes first come. A label has the quote's fields, the answers, ``how`` (`How`; of several
        questions' the least sure, but ``reviewed`` where a reviewer answered one), ``annotators``, ``votes`` (who chose
        what, by question), ``reviewers`` and ``posterior`` where there are any, and what a model had said of the quote
        (``predicted``, ``shown``). A disagreement has the quote's fields, the votes, ``disagreement`` (why, by question)
        and ``review``, the same in words.

    Raises
    ------
    UsageError
        If `least` is not between 0 and 1.
    BadInputError
        If Dawid-Skene is asked for where fewer than three annotators answered a question.
    """
    least = LEAST[by] if least is None else least
    if not 0 <= least < 1:
        raise UsageError(f"the share that an answer must exceed lies between 0 and 1; got {least:g}.")
    cases = _cases(annotations, reviews, _posteriors(annotations, scheme) if by is By.DAWID_SKENE else {})
    labels, disagreements, unanswered = [], [], 0
    for case in cases:
        decisions = {each.name: _decision(case, each, by, least) for each in scheme.questions}
        decided = any(each.answer for each in decisions.values())
        disputed = any(each.dispute for each in decisions.values())
        if decided:
            labels.append(_label(case, decisions, scheme))
        if disputed:
            disagreements.append(_disagreement(case, decisions, scheme))
        unanswered += not decided and not disputed
    return Merged(labels, disagreements, unanswered)


def _cases(
    annotations: Sequence[Annotation], reviews: Sequence[Annotation], posteriors: Mapping[str, Posterior]
) -> list[_Case]:
    of_quote: dict[str, tuple[list[Annotation], list[Annotation]]] = {}
    for place, given in enumerate((annotations, reviews)):
        for each in given:
            of_quote.setdefault(each.quote["id"], ([], []))[place].append(each)
    return [_Case(*said, posteriors.get(identity, {})) for identity, said in of_quote.items()]


def _posteriors(annotations: Sequence[Annotation], scheme: Scheme) -> dict[str, dict[str, dict[str, float]]]:
    """The probability of each class, by quote and question."""
    found: dict[str, dict[str, dict[str, float]]] = {}
    for question in scheme.questions:
        for identity, likely in _posterior(annotations, question).items():
            found.setdefault(identity, {})[question.name] = likely
    return found


def _posterior(annotations: Sequence[Annotation], question: Question) -> dict[str, dict[str, float]]:
    table = answered(annotations, question)
    given = table.codes != NO_ANSWER
    if not given.any():
        return {}
    if (number := int(given.any(axis=0).sum())) < LEAST_ANNOTATORS:
        raise BadInputError(
            f"Dawid-Skene needs {LEAST_ANNOTATORS} annotators or more, for of two it can't tell who errs;"
            f" '{question.name}' was answered by {number}. Merge by majority."
        )
    identities = np.array(list(dict.fromkeys(each.quote["id"] for each in annotations)), dtype=object)
    lines = given.any(axis=1)
    counts = (table.codes[lines][:, :, None] == np.arange(len(question.classes))).astype(np.int64)
    rounded = np.round(dawid_skene(counts).posterior, _PLACES).tolist()
    return {
        str(identity): dict(zip(question.class_names, row, strict=True))
        for identity, row in zip(identities[lines], rounded, strict=True)
    }


def _decision(case: _Case, question: Question, by: By, least: float) -> Decision:
    reviewed = decide_reviewed(votes_of(case.reviews, question))
    if reviewed != Decision():
        return reviewed
    votes = votes_of(case.annotations, question)
    return decide(votes, by=by, least=least, posterior=case.posterior.get(question.name))


def _label(case: _Case, decisions: Mapping[str, Decision], scheme: Scheme) -> Row:
    ways = [each.how for each in decisions.values() if each.how]
    how = How.REVIEWED if How.REVIEWED in ways else min(ways, key=list(How).index)
    answers = {name: each.answer for name, each in decisions.items()}
    return {**_quote(case), **answers, "how": str(how), **_said(case, scheme), **_of_the_model(case)}


def _disagreement(case: _Case, decisions: Mapping[str, Decision], scheme: Scheme) -> Row:
    disputes = {name: str(each.dispute) for name, each in decisions.items() if each.dispute}
    lines = [_in_words(case, question, disputes.get(question.name)) for question in scheme.questions]
    review = "\n".join(line for line in lines if line)
    return {**_quote(case), **_said(case, scheme), "disagreement": disputes, "review": review}


def _quote(case: _Case) -> Row:
    """The quote's own fields, such as ``sampling`` among them."""
    return {"schema": SCHEMA, **{name: value for name, value in case.quote.items() if name not in _OWN}}


def _said(case: _Case, scheme: Scheme) -> Row:
    """Who said what."""
    said: Row = {
        "annotators": _names(case.annotations),
        "votes": {each.name: votes for each in scheme.questions if (votes := votes_of(case.annotations, each))},
    }
    if reviewers := _names(case.reviews):
        said["reviewers"] = reviewers
    return {**said, "posterior": case.posterior} if case.posterior else said


def _names(annotations: Sequence[Annotation]) -> list[str]:
    return sorted({each.annotator for each in annotations if any(each.answers.values())}, key=in_order)


def _of_the_model(case: _Case) -> Row:
    """What a model had said, as it was shown to somebody or else as it is known."""
    known = [each for each in case.annotations if each.predicted is not None]
    seen = [each for each in known if each.shown]
    studies = {each.study for each in case.annotations}
    kept: Row = {"study": studies.pop()} if len(studies) == 1 and "" not in studies else {}
    return {**kept, "predicted": (seen or known)[0].predicted, "shown": bool(seen)} if known else kept


def _in_words(case: _Case, question: Question, dispute: str | None) -> str:
    """What each said, as ``stance (tie): concerned by a1; condemning by a2``."""
    votes = votes_of(case.annotations, question)
    reviews = votes_of(case.reviews, question)
    parts = [_listed(votes), f"in review {_listed(reviews)}" if reviews else ""]
    name = f"{question.name} ({dispute})" if dispute else question.name
    return f"{name}: {'; '.join(filter(None, parts))}" if any(parts) else ""


def _listed(votes: Votes) -> str:
    return "; ".join(f"{name} by {', '.join(by)}" for name, by in votes.items())
