"""A model's choices for tasks that Label Studio asks about while people label."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from stance.errors import BadRecordError
from stance.pipeline.inputs import answering
from stance.records import Quote, Row, Statement

if TYPE_CHECKING:
    from stance.model import Model


def prefill(tasks: Sequence[Any], model: "Model") -> list[list[Row]]:
    """Return the pre-annotations of each task: one, made as `to_task` makes it, or none.

    None get tasks that Stance didn't make, those of another scheme, and those that are kept blind.

    Parameters
    ----------
    tasks : sequence
        As Label Studio sends them, each with its ``data``.
    """
    from stance.labelling.tasks import to_task

    quotes = [_quote(task, model) for task in tasks]
    asked = [quote for quote in quotes if quote is not None]
    answers = iter(answering(model)([Statement.from_row(quote.to_row()) for quote in asked]))
    return [
        to_task(quote, model.scheme, study="", prediction=next(answers)).get("predictions", []) if quote else []
        for quote in quotes
    ]


def _quote(task: Any, model: "Model") -> Quote | None:
    """The quote of a task to answer."""
    from stance.labelling.tasks import BLIND, quote_from_data

    data = task.get("data") if isinstance(task, Mapping) else None
    if not isinstance(data, Mapping) or data.get("scheme_digest") != model.scheme.digest:
        return None
    if isinstance(task.get("meta"), Mapping) and BLIND in task["meta"]:
        return None
    try:
        quote = quote_from_data(data)
        Statement.from_row(quote.to_row())  # refuses spans outside the text
    except BadRecordError:
        return None
    return quote
