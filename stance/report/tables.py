"""The table of actors: how often each was found to take each stance."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from stance.records import UNKNOWN_ACTOR
from stance.scheme import Question, Scheme


@dataclass(frozen=True, slots=True)
class ActorRow:
    """One actor's quotes, counted by the answer to a question.

    Parameters
    ----------
    actor : str
        The canonical actor, ``unknown`` where the text gives none.
    counts : mapping of str to int
        Every class of the question, in the scheme's order, zeros too.
    unanswered : int, default 0
        Quotes on which the model gave no answer.
    """

    actor: str
    counts: Mapping[str, int]
    unanswered: int = 0

    @property
    def answered(self) -> int:
        """The quotes with an answer."""
        return sum(self.counts.values())

    @property
    def total(self) -> int:
        """The quotes, with or without an answer."""
        return self.answered + self.unanswered

    @property
    def leading(self) -> tuple[str, ...]:
        """The most frequent class; several where they tie, none where nothing was answered."""
        most = max(self.counts.values(), default=0)
        return tuple(name for name, count in self.counts.items() if count == most) if most else ()

    @property
    def main(self) -> str:
        """The leading class in a cell; a tie of two as ``concerned / condemning``, of more ``mixed``; else empty."""
        return " / ".join(self.leading) if len(self.leading) <= 2 else "mixed"


def actor_table(rows: Iterable[Mapping[str, Any]], scheme: Scheme, question: str) -> list[ActorRow]:
    """Count each actor's quotes by their answer to a question.

    Parameters
    ----------
    rows : iterable of mapping
        Prediction or label rows. Without an ``actor`` a row counts for ``unknown``.
    question : str
        The name of a question of the scheme.

    Returns
    -------
    list of ActorRow
        By falling number of quotes, then by name; ``unknown`` last.

    Raises
    ------
    MisfitError
        If the scheme has no such question.
    BadRecordError
        If an answer is no class of its question.
    """
    asked = scheme.question(question)
    answers: defaultdict[str, Counter[str | None]] = defaultdict(Counter)
    for row in rows:
        answers[actor_of(row)][scheme.answers_of(row)[question]] += 1
    table = [_row(actor, counts, asked) for actor, counts in answers.items()]
    return sorted(table, key=lambda row: (row.actor == UNKNOWN_ACTOR, -row.total, row.actor))


def add_up(table: Iterable[ActorRow], question: Question) -> ActorRow:
    """Return the sum of all actors' counts, under no name."""
    counts: Counter[str | None] = Counter()
    for row in table:
        counts.update(dict(row.counts))
        counts[None] += row.unanswered
    return _row("", counts, question)


def actor_of(row: Mapping[str, Any]) -> str:
    """Return whom a row counts for."""
    actor = row.get("actor")
    return actor.strip() if isinstance(actor, str) and actor.strip() else UNKNOWN_ACTOR


def _row(actor: str, counts: Counter[str | None], question: Question) -> ActorRow:
    return ActorRow(actor, {name: counts[name] for name in question.class_names}, counts[None])
