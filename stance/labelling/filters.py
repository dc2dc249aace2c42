"""Filters in the form that Label Studio lists tasks by."""

import json
from typing import Any


def tasks_with(*, answered: bool = False, since: str | None = None) -> str | None:
    """Return the filter of tasks changed after a time, or of those with annotations, or none.

    Parameters
    ----------
    since : str, optional
        UTC, ``2025-01-31T12:00:00.000000Z``; with an offset in its place, Label Studio fails.
    """
    if since:
        return _one_of(_item("updated_at", "greater", "Datetime", since))
    if answered:
        counts = ("total_annotations", "cancelled_annotations")
        return _one_of(*(_item(name, "greater", "Number", 0) for name in counts))
    return None


def without_pre_annotation(model: str) -> str:
    """Return the filter of tasks that have no pre-annotation of a model."""
    return _one_of(_item("predictions_model_versions", "not_contains", "List", [model]))


def _item(name: str, operator: str, form: str, value: Any) -> dict[str, Any]:
    return {"filter": f"filter:tasks:{name}", "operator": operator, "type": form, "value": value}


def _one_of(*items: dict[str, Any]) -> str:
    """Return filters of which one must hold, as text: an object is passed over in silence."""
    return json.dumps({"filters": {"conjunction": "or", "items": items}})
