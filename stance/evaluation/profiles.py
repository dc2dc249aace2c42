"""Where each actor stands: the shares of its answers."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from stance.intervals import wilson
from stance.records import UNKNOWN_ACTOR, Row
from stance.scheme import Question, Scheme

NOT_CORRECTED = "Shares are plain counts of the model's answers, not corrected for its errors."


def profile(rows: Iterable[Mapping[str, Any]], scheme: Scheme) -> list[Row]:
    """Return the share of each class among each actor's answers.

    The shares are plain counts, not corrected for the model's errors (`NOT_CORRECTED` says so in words): where the
    model takes one class for another, they can be off by more than the interval, which covers chance alone.

    Parameters
    ----------
    rows : iterable of mapping
        Predictions or labels: an ``actor``, ``unknown`` where there is none, and an answer to each question, left out
        where there is none.
    scheme : Scheme

    Returns
    -------
    list of dict
        ``actor``, ``question``, ``answer``, ``n``, ``total`` (the actor's answers to the question), ``share`` with its
        95% Wilson interval ``low``, ``high`` (rounded to 4 places). Actors come by their number of lines, then by name;
        questions and classes as in the scheme, the classes never answered among them. A question that an actor has no
        answer to is left out.

    Raises
    ------
    BadRecordError
        If an answer is no class of its question.
    """
    lines: Counter[str] = Counter()
    counts: dict[tuple[str, str], Counter[str]] = {}
    for row in rows:
        actor = str(row.get("actor") or UNKNOWN_ACTOR)
        lines[actor] += 1
        for question, answer in scheme.answers_of(row).items():
            if answer is not None:
                counts.setdefault((actor, question), Counter())[answer] += 1
    ordered = sorted(lines, key=lambda actor: (-lines[actor], actor))
    keys = [(actor, question) for actor in ordered for question in scheme.questions if (actor, question.name) in counts]
    return [row for actor, question in keys for row in _shares(actor, question, counts[actor, question.name])]


def _shares(actor: str, question: Question, counts: Counter[str]) -> list[Row]:
    total = counts.total()
    rows = []
    for name in question.class_names:
        interval = wilson(counts[name], total).to_json()
        share = {"share": interval.pop("value"), **interval}
        rows.append(
            {"actor": actor, "question": question.name, "answer": name, "n": counts[name], "total": total, **share}
        )
    return rows
