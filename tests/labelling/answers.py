"""Annotations of quotes of our own, written short."""

from typing import Any

from stance.records import Annotation
from tests.labelling.samples import SCHEME

SHORT = {"c": "concerned", "s": "supportive", "d": "condemning", "n": "neutral", "-": None}


def answer(quote: str, annotator: str, stance: str | None, **changes: Any) -> Annotation:
    """What one annotator answered; a letter stands for a stance."""
    own = {name: changes.pop(name) for name in ("article", "actor", "sampling") if name in changes}
    fields: dict[str, Any] = {
        "quote": {"id": quote, "text": f"Statement {quote}.", "article": quote, "actor": "Chile", **own},
        "annotator": annotator,
        "answers": dict.fromkeys(SCHEME.names) | {"stance": SHORT.get(stance or "-", stance)},
        "skipped": False,
        "created": None,
        "updated": None,
        "lead_time": None,
        "origin": "manual",
        "study": "ports",
    }
    return Annotation(**fields | changes)


def answers(**columns: str) -> list[Annotation]:
    """What annotators answered about quotes q0, q1 ...: ``a1="ccn-"``, a letter a quote, ``-`` where there is none."""
    return [
        answer(f"q{number}", annotator, letter)
        for annotator, letters in columns.items()
        for number, letter in enumerate(letters)
        if letter != "-"
    ]


def said(text: str | None, sentiment: str | None = None) -> dict[str, str | None]:
    """Answers to both questions."""
    return {"stance": SHORT.get(text or "-", text), "sentiment": sentiment}
