"""What stands in one Label Studio annotation: its answers, when and by whom, and how much the pre-annotation did."""

import math
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from stance.errors import BadRecordError
from stance.labelling.tasks import BLIND
from stance.scheme import Question, Scheme

Answers = dict[str, str | None]
MANUAL, KEPT, CHANGED = "manual", "prediction", "prediction-changed"


def user_of(annotation: Mapping[str, Any]) -> int:
    """Return the id of who made an annotation, from a plain export's number or a snapshot's object.

    Raises
    ------
    BadRecordError
        If there is none.
    """
    by = annotation.get("completed_by")
    user = by.get("id") if isinstance(by, dict) else by
    if isinstance(user, int) and not isinstance(user, bool):
        return user
    raise BadRecordError(f"the annotation lacks the number of a user in 'completed_by'; got {type(by).__name__}.")


def email_of(annotation: Mapping[str, Any]) -> str | None:
    """Return the e-mail of who made an annotation, which only a snapshot holds."""
    by = annotation.get("completed_by")
    email = by.get("email") if isinstance(by, dict) else None
    return email if isinstance(email, str) and email else None


def time_of(annotation: Mapping[str, Any], name: str) -> str | None:
    """Return a time as UTC, ISO 8601 with microseconds, so that times sort as text.

    Raises
    ------
    BadRecordError
        If there is a time that can't be read.
    """
    value = annotation.get(name)
    if value is None:
        return None
    try:
        time = datetime.fromisoformat(value)
        time = time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)
    except (TypeError, ValueError, OverflowError) as error:
        raise BadRecordError(f"'{name}' must be a time like 2025-01-31T12:00:00Z; got {value!r:.40}.") from error
    return time.isoformat(timespec="microseconds").replace("+00:00", "Z")


def lead_time_of(annotation: Mapping[str, Any]) -> float | None:
    """Return the seconds spent.

    Raises
    ------
    BadRecordError
        If it is no number of seconds.
    """
    value = annotation.get("lead_time")
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < math.inf:
        raise BadRecordError(f"'lead_time' must be a number of seconds; got {value!r:.40}.")
    return float(value)


def answers_of(annotation: Mapping[str, Any], scheme: Scheme, place: str) -> Answers:
    """Return the answer to each question of the scheme, ``None`` where it was left open.

    Controls that are no choices (a comment, say) are passed over.

    Parameters
    ----------
    place : str
        The annotation's JSON path.

    Raises
    ------
    BadRecordError
        If there is no result, or it answers a question or with a class that the scheme doesn't know, or twice.
    """
    result = annotation.get("result")
    if not isinstance(result, list):
        raise BadRecordError("the annotation lacks its 'result'; export JSON from Label Studio.")
    answers: Answers = dict.fromkeys(scheme.names)
    for number, region in enumerate(result):
        try:
            answers |= _answer(region, scheme, answers)
        except BadRecordError as error:
            raise BadRecordError(error.reason, json_path=f"{place}.result[{number}]") from error
    return answers


def choices_in(annotation: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return each control and choice that an annotation holds, whatever scheme they are of."""
    return [
        (str(region.get("from_name")), str(choice))
        for region in _regions(annotation)
        for choice in _choices(region) or ()
    ]


def origin_of(annotation: Mapping[str, Any], task: Mapping[str, Any], scheme: Scheme, answers: Answers) -> str:
    """Return whether answers were given by hand, or a pre-annotation was kept or changed.

    The browser notes it region by region; where it did not, the answers are compared with the prediction shown.
    """
    asked = [region for region in _regions(annotation) if region.get("from_name") in scheme.names]
    marks = {str(region["origin"]) for region in asked if region.get("origin")}
    if marks == {MANUAL}:
        return MANUAL
    if marks - {KEPT}:
        return CHANGED
    predicted = shown_to(annotation, task, scheme)
    if predicted is None:
        return KEPT if marks else MANUAL
    return KEPT if predicted == answers else CHANGED


def shown_to(annotation: Mapping[str, Any], task: Mapping[str, Any], scheme: Scheme) -> Answers | None:
    """Return the answers that were shown beforehand: the copy in the annotation, else the task's prediction."""
    listed = task.get("predictions")
    whole = [each for each in listed if isinstance(each, dict)] if isinstance(listed, list) else []
    parent = annotation.get("parent_prediction")
    named = [each for each in whole if parent is not None and each.get("id") == parent]
    copy = annotation.get("prediction")
    for shown in ([copy] if isinstance(copy, dict) else []) + named + whole[-1:]:
        if regions := _regions(shown):
            chosen = {str(region.get("from_name")): _choices(region) for region in regions}
            return {name: choices[0] if (choices := chosen.get(name)) else None for name in scheme.names}
    return None


def kept_from(task: Mapping[str, Any], scheme: Scheme) -> Answers | None:
    """Return what a model answered about a task of the blind share, which nobody was shown."""
    meta = task.get("meta")
    kept = meta.get(BLIND) if isinstance(meta, dict) else None
    answers = kept.get("answers") if isinstance(kept, dict) else None
    if not isinstance(answers, dict):
        return None
    return {question.name: _known(answers.get(question.name), question) for question in scheme.questions}


def _known(answer: Any, question: Question) -> str | None:
    return answer if isinstance(answer, str) and answer in question.class_names else None


def _answer(region: Any, scheme: Scheme, before: Answers) -> Answers:
    """Read the question that a region answers, and how; nothing where it is no choice."""
    if not isinstance(region, dict):
        raise BadRecordError(f"a result must be an object; got {region!r:.40}.")
    name = region.get("from_name")
    if name not in scheme.names:
        if region.get("type") == "choices":
            raise BadRecordError(f"the scheme has no question '{name}'; it asks {', '.join(scheme.names)}.")
        return {}
    choices = _choices(region)
    if choices is None or len(choices) > 1:
        raise BadRecordError(f"'{name}' takes one choice; got {region.get('value')!r:.60}.")
    answer = scheme.answers_of({name: choices[0]})[name] if choices else None
    if before[name] not in (None, answer):
        raise BadRecordError(f"'{name}' is answered twice: {before[name]} and {answer}.")
    return {name: answer}


def _choices(region: Mapping[str, Any]) -> list[Any] | None:
    value = region.get("value")
    choices = value.get("choices") if isinstance(value, dict) else None
    return choices if isinstance(choices, list) else None


def _regions(holder: Mapping[str, Any]) -> list[dict[str, Any]]:
    result = holder.get("result")
    return [region for region in result if isinstance(region, dict)] if isinstance(result, list) else []
