"""A changed scheme against a project's config: what differs, and which labels would have no place any more."""

import difflib
import re
from collections import Counter
from collections.abc import Iterable
from xml.etree import ElementTree as ET

from stance.errors import MisfitError
from stance.labelling.regions import choices_in
from stance.records import Row

Answer = tuple[str, str]
_TAGS = re.compile(r"<[^>]*>")


def difference(there: str, here: str) -> list[str]:
    """Return how what annotators read differs between two configs, as lines of a unified diff; none where only looks do."""
    lines = (_readable(there), _readable(here))
    return list(difflib.unified_diff(*lines, "the project", "the scheme", n=1, lineterm=""))


def is_same(there: str, here: str) -> bool:
    """Whether two configs say and look the same, however they are indented."""
    return _canonical(there) == _canonical(here)


def answers_in(config: str) -> set[Answer]:
    """Return the questions and classes that a config offers."""
    return {
        (question.get("name", ""), choice.get("value", ""))
        for question in _parsed(config).iter("Choices")
        for choice in question.iter("Choice")
    }


def orphaned(there: str, here: str, tasks: Iterable[Row]) -> Counter[Answer]:
    """Count the answers in some tasks' annotations that the project's config offers and the new one doesn't."""
    lost = answers_in(there) - answers_in(here)
    given = (
        answer
        for task in tasks
        for annotation in task.get("annotations", ())
        if not annotation.get("was_cancelled")
        for answer in choices_in(annotation)
    )
    return Counter(answer for answer in given if answer in lost)


def _readable(config: str) -> list[str]:
    lines = []
    for element in _parsed(config).iter():
        if element.tag == "Header" and not element.get("value", "").startswith("$"):
            lines.append(_plain(element.get("value", "")))
        elif element.tag == "Choice":
            told = element.get("html") or element.get("hint") or ""
            lines.append(f"  {element.get('value')}: {_plain(told)}")
        elif element.tag == "Choices":
            lines.append(f"{element.get('name')}:")
    return lines


def _plain(text: str) -> str:
    return " ".join(_TAGS.sub(" ", text).split())


def _canonical(config: str) -> str:
    _parsed(config)
    return ET.canonicalize(config, strip_text=True)


def _parsed(config: str) -> ET.Element:
    """Parse a config that Stance made, or that somebody changed in the browser."""
    try:
        return ET.fromstring(config or "<View/>")  # noqa: S314 - from the user's own server; expat limits what entities grow to
    except ET.ParseError as error:
        raise MisfitError(
            f"the project's labelling config is no XML ({error}); put it right in Label Studio."
        ) from error
