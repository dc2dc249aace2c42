"""A baseline without learning: the class for which most words of the attitude list speak."""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from stance.language.lexicon import load_attitudes
from stance.language.negation import negated
from stance.language.tokens import tokenize
from stance.records import Prediction, Statement
from stance.scheme import Question, Scheme

NAME = "keywords"
_NEUTRAL = "neutral"


def keyword_answers(statements: Sequence[Statement], scheme: Scheme) -> list[Prediction]:
    """Answer by counting the words that speak for each class, a negated word speaking for what its entry says.

    Only questions whose classes the word list knows are answered; of equals, and where no word speaks, ``neutral`` is taken,
    else the first class.
    """
    return [_answer(statement, scheme) for statement in statements]


def _answer(statement: Statement, scheme: Scheme) -> Prediction:
    stances, tones = _count(statement.text)
    answers: dict[str, str | None] = {}
    for question in scheme.questions:
        counts = stances if _knows(question, "stance") else tones if _knows(question, "tone") else None
        answers[question.name] = None if counts is None else _leading(counts, question)
    return Prediction(statement=statement, answers=answers, probabilities={}, model=NAME)


def _count(text: str) -> tuple[Counter[str], Counter[str]]:
    lowers = tokenize(text).lowers
    under = negated(lowers)
    stances: Counter[str] = Counter()
    tones: Counter[str] = Counter()
    for hit in load_attitudes().find(lowers):
        entry = hit.entry
        stance = entry.negated if under[hit.start] else entry.stance
        if stance:
            stances[stance] += 1
        tones[entry.tone] += not under[hit.start]
    return stances, tones


def _knows(question: Question, column: str) -> bool:
    """Whether the word list has every class of a question in a column."""
    return set(question.class_names) <= _values(column)


@lru_cache(maxsize=2)
def _values(column: str) -> frozenset[str]:
    return frozenset(getattr(entry, column) for found in load_attitudes().forms.values() for _, entry in found)


def _leading(counts: Counter[str], question: Question) -> str:
    names = question.class_names
    fallback = _NEUTRAL if _NEUTRAL in names else names[0]
    charged = [name for name in names if name != fallback]
    best = max((counts[name] for name in charged), default=0)
    leading = [name for name in charged if counts[name] == best]
    return leading[0] if best and len(leading) == 1 else fallback
