"""How far people agree in what they answered about the same quotes: in all, by class and by actor."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from stance.intervals import Interval
from stance.labelling import coefficients
from stance.labelling.anchoring import Pull, pull_of
from stance.labelling.answered import NO_ANSWER, Answered, Codes, answered
from stance.labelling.bootstrapping import Coefficient, Figures, Sums, summed
from stance.records import SCHEMA, Annotation, Row
from stance.scheme import Question, Scheme

_NO_PAIR = "no quote has two answers"
_ONE_CLASS = "all answers are of one class"
_NOT_IN_COMMON = "no quote in common"
_NEVER_CHOSEN = "nobody chose it on a quote with two answers"


@dataclass(frozen=True, slots=True)
class PairAgreement:
    """How far two annotators agree on the quotes that both answered."""

    n: int
    percent_agreement: Coefficient
    kappa: Coefficient

    def to_json(self) -> Row:
        """Return the block of the pair."""
        return {
            "n": self.n,
            "percent_agreement": self.percent_agreement.to_json(),
            "kappa": self.kappa.to_json(),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Coefficients:
    """How far annotators agree on some quotes.

    Parameters
    ----------
    n : int
        Quotes with two answers or more; for a class, those of them on which somebody chose it.
    answers : int
        The answers on quotes with two or more.
    percent_agreement, alpha, ac1 : Coefficient
        For a class, of it against all others.
    specific_agreement : Coefficient, optional
        For a class: how often a second annotator chose it where a first did.
    pairs : mapping
        By the names of two annotators, joined by a blank.
    """

    n: int
    answers: int
    percent_agreement: Coefficient
    alpha: Coefficient
    ac1: Coefficient
    pairs: Mapping[str, PairAgreement]
    specific_agreement: Coefficient | None = None

    def to_json(self) -> Row:
        """Return the block of these quotes."""
        names = ("percent_agreement", "specific_agreement", "alpha", "ac1")
        figures = {name: figure.to_json() for name in names if (figure := getattr(self, name)) is not None}
        pairs = {name: pair.to_json() for name, pair in self.pairs.items()}
        return {"n": self.n, "answers": self.answers, **figures, "pairs": pairs}


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionAgreement:
    """How far annotators agree on one question.

    Parameters
    ----------
    by_class : mapping
        Every class of the question, in its order.
    by_actor : mapping
        Every actor with a quote that two or more answered, by number of these, then name.
    confusion : mapping
        How many pairs of answers to a quote there are, by their two classes, the scheme's first one first.
    pull : Pull
        How far answers went with a model's that was shown.
    """

    overall: Coefficients
    by_class: Mapping[str, Coefficients]
    by_actor: Mapping[str, Coefficients]
    confusion: Mapping[str, Mapping[str, int]]
    pull: Pull

    def to_json(self) -> Row:
        """Return the block of the question."""
        return {
            "overall": self.overall.to_json(),
            "by_class": {name: each.to_json() for name, each in self.by_class.items()},
            "by_actor": {name: each.to_json() for name, each in self.by_actor.items()},
            "confusion": {name: dict(row) for name, row in self.confusion.items()},
            "pull": self.pull.to_json(),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How far annotators agree, by question.

    Parameters
    ----------
    quotes : int
        All quotes annotated, skipped ones among them.
    annotators : mapping
        How many quotes each answered and skipped, as ``(answered, skipped)``.
    """

    quotes: int
    annotators: Mapping[str, tuple[int, int]]
    questions: Mapping[str, QuestionAgreement]

    def to_json(self) -> Row:
        """Return the agreement as its file holds it, figures rounded to 4 places."""
        counts = {name: {"answered": done, "skipped": left} for name, (done, left) in self.annotators.items()}
        questions = {name: question.to_json() for name, question in self.questions.items()}
        return {"schema": SCHEMA, "quotes": self.quotes, "annotators": counts, "questions": questions}


def agree(annotations: Sequence[Annotation], scheme: Scheme, *, seed: int = 0) -> Agreement:
    """Return how far annotators agree, with 95% intervals from 1,000 resamples of articles.

    Parameters
    ----------
    annotations : sequence of Annotation
        One at the most of each annotator on each quote, as `newest` leaves them. Skipped ones are no answers.
    scheme : Scheme
    seed : int, default 0
    """
    tables = {question.name: answered(annotations, question) for question in scheme.questions}
    names = next(iter(tables.values())).annotators
    return Agreement(
        quotes=len({each.quote["id"] for each in annotations}),
        annotators={name: _done(annotations, name) for name in names},
        questions={each.name: _question(tables[each.name], each, seed) for each in scheme.questions},
    )


def _done(annotations: Sequence[Annotation], annotator: str) -> tuple[int, int]:
    skipped = [each.skipped for each in annotations if each.annotator == annotator]
    return len(skipped) - sum(skipped), sum(skipped)


def _question(table: Answered, question: Question, seed: int) -> QuestionAgreement:
    names = question.class_names
    paired = (table.codes != NO_ANSWER).sum(axis=1) >= 2
    quotes_of = Counter(str(name) for name in table.actors[paired])
    order = sorted(quotes_of, key=lambda name: (-quotes_of[name], name))
    return QuestionAgreement(
        overall=_coefficients(table, table.codes, len(names), seed=seed),
        by_class={name: _of_class(table, number, seed) for number, name in enumerate(names)},
        by_actor={name: _of_lines(table, table.actors == name, len(names), seed) for name in order},
        confusion=_confusion(table.codes, names),
        pull=pull_of(table, seed=seed),
    )


def _of_class(table: Answered, number: int, seed: int) -> Coefficients:
    """One class against all others, which are made one."""
    codes = np.where(table.codes == NO_ANSWER, NO_ANSWER, np.where(table.codes == number, 0, 1))
    return _coefficients(table, codes, 2, seed=seed, of_class=True)


def _of_lines(table: Answered, chosen: NDArray[np.bool_], classes: int, seed: int) -> Coefficients:
    return _coefficients(table, np.where(chosen[:, None], table.codes, NO_ANSWER), classes, seed=seed, only_met=True)


def _coefficients(
    table: Answered, codes: Codes, classes: int, *, seed: int, of_class: bool = False, only_met: bool = False
) -> Coefficients:
    kept = (codes != NO_ANSWER).any(axis=1)
    codes, articles = codes[kept], table.articles[kept]
    counts = coefficients.class_counts(codes, classes)
    paired = counts.sum(axis=1) >= 2
    sums = summed(coefficients.parts(counts), articles, seed=seed)
    specific = partial(_specific, classes=classes)
    return Coefficients(
        n=int((paired & (counts[:, 0] > 0)).sum() if of_class else paired.sum()),
        answers=int(counts[paired].sum()),
        percent_agreement=sums.figure(coefficients.percent_agreement, _NO_PAIR),
        alpha=_alpha(sums, counts),
        ac1=sums.figure(partial(coefficients.gwet_ac1, classes=classes), _NO_PAIR),
        pairs=_pairs(table.annotators, codes, articles, classes, seed=seed, only_met=only_met),
        specific_agreement=sums.figure(specific, _NEVER_CHOSEN) if of_class else None,
    )


def _specific(sums: Figures, *, classes: int) -> Figures:
    figures: Figures = coefficients.specific_agreement(sums, classes)[..., 0]
    return figures


def _alpha(sums: Sums, counts: Codes) -> Coefficient:
    """Alpha by the package, its interval by the resamples."""
    import krippendorff

    found = sums.figure(partial(coefficients.krippendorff_alpha, classes=counts.shape[1]), _ONE_CLASS)
    if found.undefined:
        return found if (counts.sum(axis=1) >= 2).any() else Coefficient(Interval(None), _NO_PAIR)
    value = float(krippendorff.alpha(value_counts=counts, level_of_measurement="nominal"))
    return Coefficient(Interval(value, found.interval.low, found.interval.high))


def _pairs(
    annotators: Sequence[str], codes: Codes, articles: Codes, classes: int, *, seed: int, only_met: bool
) -> dict[str, PairAgreement]:
    found = {}
    for (one, first), (other, second) in combinations(zip(annotators, codes.T, strict=True), 2):
        cells = coefficients.confusions(first, second, classes)
        met = cells.any(axis=1)
        if met.any() or not only_met:
            sums = summed(cells[met], articles[met], seed=seed)
            why = _ONE_CLASS if met.any() else _NOT_IN_COMMON
            found[f"{one} {other}"] = PairAgreement(
                int(met.sum()),
                sums.figure(partial(_share_agreed, classes=classes), _NOT_IN_COMMON),
                sums.figure(partial(coefficients.cohen_kappa, classes=classes), why),
            )
    return found


def _share_agreed(sums: Figures, *, classes: int) -> Figures:
    table = sums.reshape(*sums.shape[:-1], classes, classes)
    return coefficients.ratio(np.trace(table, axis1=-2, axis2=-1), table.sum(axis=(-2, -1)))


def _confusion(codes: Codes, names: Sequence[str]) -> dict[str, dict[str, int]]:
    """Count the pairs of answers to a quote by their classes, whoever gave which."""
    table = np.zeros((len(names), len(names)), dtype=np.int64)
    for first, second in combinations(codes.T, 2):
        table += coefficients.confusions(first, second, len(names)).sum(axis=0).reshape(table.shape).astype(np.int64)
    both = np.triu(table) + np.triu(table.T, 1)
    rows = {
        name: {other: int(n) for other, n in zip(names, row, strict=True) if n}
        for name, row in zip(names, both, strict=True)
    }
    return {name: row for name, row in rows.items() if row}
