"""One article of our own, quotes from it, and what Label Studio makes of their tasks."""

import json
from pathlib import Path
from typing import Any

from stance.labelling.tasks import to_task
from stance.records import Prediction, Quote, Statement
from stance.scheme import load_scheme

SCHEME = load_scheme()
STUDY = "ports"
TEXT = (
    "The harbour talks ended without a deal & a date.\n\n"
    "“We watch the <b>toll</b> with unease 😀,” the envoy, Ana Ruiz, said on Monday. “Nobody told us why.”\n\n"
    "Traffic has halved since."
)


def span(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def quote(**changes: Any) -> Quote:
    statement = (span("“We")[0], span("why.”")[1])
    fields: dict[str, Any] = {
        "id": "q1",
        "article": "ports/000",
        "title": "Harbour talks stall",
        "date": "2025-03-04",
        "outlet": "The Port Mail",
        "url": None,
        "content": (span("We watch the <b>toll</b> with unease 😀,"), span("Nobody told us why.")),
        "cue": (span("said"),),
        "source": (span("the envoy, Ana Ruiz"),),
        "statement": statement,
        "text": TEXT[slice(*statement)],
        "words": "We watch the <b>toll</b> with unease 😀, Nobody told us why.",
        "source_text": "the envoy, Ana Ruiz",
        "cue_text": "said",
        "context": TEXT,
        "context_start": 0,
        "speaker": "Ana Ruiz",
        "actor": "Chile",
        "actors": ("Chile",),
        "kind": "direct",
        "confidence": 0.9,
    }
    return Quote(**fields | changes)


def prediction(**answers: str | None) -> Prediction:
    probabilities = {"stance": {"concerned": 0.75, "neutral": 0.25}, "sentiment": {"negative": 0.5}}
    statement = Statement(id="q1", text="any")
    return Prediction(statement=statement, answers=answers, probabilities=probabilities, model="starter")


def region(question: str, choice: str, **more: Any) -> dict[str, Any]:
    value = {"choices": [choice]}
    return {"from_name": question, "to_name": "context", "type": "choices", "value": value, "id": "r1", **more}


def annotation(stance: str | None = "concerned", **changes: Any) -> dict[str, Any]:
    given: dict[str, Any] = {
        "id": 1,
        "completed_by": 1,
        "result": [] if stance is None else [region("stance", stance)],
        "was_cancelled": False,
        "ground_truth": False,
        "created_at": "2025-03-05T10:00:00.000001Z",
        "updated_at": "2025-03-05T10:00:00.000002Z",
        "lead_time": 1.5,
        "prediction": {},
        "parent_prediction": None,
    }
    return given | changes


def labelled(*annotations: Any, of: Quote | None = None, **changes: Any) -> dict[str, Any]:
    """A task as a plain export has it; `changes` go into its data."""
    task = to_task(of or quote(), SCHEME, study=STUDY)
    listed = list(annotations) or [annotation()]
    return {"id": 7, "annotations": listed, "drafts": [], "predictions": [], "data": task["data"] | changes, "meta": {}}


def written(folder: Path, *tasks: Any, name: str = "export.json") -> Path:
    path = folder / name
    path.write_text(json.dumps(tasks, ensure_ascii=False), encoding="utf-8")
    return path
