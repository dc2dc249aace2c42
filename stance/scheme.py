"""The label scheme: the questions asked about a statement, their classes, and what the classes mean."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from stance.errors import BadRecordError, MisfitError, MissingFileError
from stance.records import digest, record_fields
from stance.resources import resource

LOCAL_NAME = "stance.toml"
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_COLOR = re.compile(r"#[0-9a-fA-F]{6}")


@dataclass(frozen=True, slots=True)
class ClassDefinition:
    """One answer to a question, with its meaning and how it looks."""

    name: str
    definition: str
    color: str
    hotkey: str
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TieRule:
    """What to do where two classes fit."""

    when: str
    then: str


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that is asked about a statement."""

    name: str
    title: str
    classes: tuple[ClassDefinition, ...]
    rules: tuple[TieRule, ...] = ()

    @property
    def class_names(self) -> tuple[str, ...]:
        """The names of the classes, in the scheme's order."""
        return tuple(each.name for each in self.classes)

    def color(self, class_name: str) -> str:
        """Return a class's colour as ``#rrggbb``."""
        return next(each.color for each in self.classes if each.name == class_name)


@dataclass(frozen=True, slots=True)
class Scheme:
    """The questions of a study.

    Parameters
    ----------
    unit : str
        What is labelled: the instruction above every task.
    actor : str
        How the actor is named.
    digest : str
        Changes with names and meanings, not with colours, keys or examples.
    """

    name: str
    unit: str
    actor: str
    questions: tuple[Question, ...]
    digest: str

    def question(self, name: str) -> Question:
        """Return the question of that name.

        Raises
        ------
        MisfitError
            If the scheme has no such question.
        """
        for question in self.questions:
            if question.name == name:
                return question
        raise MisfitError(f"the scheme '{self.name}' has no question '{name}'; it asks {', '.join(self.names)}.")

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the questions."""
        return tuple(question.name for question in self.questions)

    def answers_of(self, row: Mapping[str, Any]) -> dict[str, str | None]:
        """Return a row's answer to each question, ``None`` where it has none.

        Raises
        ------
        BadRecordError
            If an answer is no class of its question.
        """
        answers: dict[str, str | None] = {}
        for question in self.questions:
            answer = row.get(question.name)
            if answer in (None, ""):
                answers[question.name] = None
            elif isinstance(answer, str) and answer in question.class_names:
                answers[question.name] = answer
            else:
                allowed = ", ".join(question.class_names)
                raise BadRecordError(f"'{answer}' is no class of '{question.name}'; the scheme allows {allowed}.")
        return answers


def find_scheme(named: Path | None = None, start: Path | None = None) -> Path:
    """Return the scheme file: the one named, else ``stance.toml`` in this or a parent folder, else the packaged one.

    Raises
    ------
    MissingFileError
        If the file named is not there.
    """
    if named is not None:
        if not named.is_file():
            raise MissingFileError(named)
        return named
    here = (start or Path.cwd()).resolve()
    local = (folder / LOCAL_NAME for folder in (here, *here.parents))
    return next((path for path in local if path.is_file()), resource("labels/scheme.toml"))


@lru_cache(maxsize=8)
def load_scheme(path: Path | None = None) -> Scheme:
    """Read a scheme file; the packaged one by default.

    Raises
    ------
    MisfitError
        If it is no TOML, lacks something, or a name clashes.
    """
    path = path or resource("labels/scheme.toml")
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        return parse_scheme(data)
    except FileNotFoundError as error:
        raise MissingFileError(path) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise MisfitError(f"{path}: not a TOML file ({error}).") from error
    except MisfitError as error:
        raise MisfitError(f"{path}: {error}") from error


def parse_scheme(data: Mapping[str, Any]) -> Scheme:
    """Make a scheme from the tables of its file.

    Raises
    ------
    MisfitError
        If something is missing or clashes.
    """
    try:
        questions = tuple(_question(each) for each in data["questions"])
        name, unit, actor = data["name"], data["unit"], data.get("actor", "")
    except (KeyError, TypeError) as error:
        raise MisfitError(f"the scheme lacks {error}; copy labels/scheme.toml and change it.") from error
    _check(questions)
    meaning = [name, unit, *(part for question in questions for part in _meaning(question))]
    return Scheme(name, unit, actor, questions, digest(*meaning))


def _question(table: Mapping[str, Any]) -> Question:
    classes = tuple(
        ClassDefinition(
            each["name"], each["definition"], each["color"], str(each["hotkey"]), tuple(each.get("examples", ()))
        )
        for each in table["classes"]
    )
    rules = tuple(TieRule(each["when"], each["then"]) for each in table.get("rules", ()))
    return Question(table["name"], table.get("title", table["name"]), classes, rules)


def _meaning(question: Question) -> list[str]:
    classes = [part for each in question.classes for part in (each.name, each.definition)]
    return [question.name, *classes, *(part for rule in question.rules for part in (rule.when, rule.then))]


def _check(questions: tuple[Question, ...]) -> None:
    names = [question.name for question in questions]
    if not names:
        raise MisfitError("the scheme asks no question.")
    keys = [each.hotkey for question in questions for each in question.classes]
    for what, values in (("question", names), ("hot key", keys)):
        if twice := sorted({value for value in values if values.count(value) > 1}):
            raise MisfitError(f"the {what} '{twice[0]}' is used twice; each needs its own.")
    if clash := sorted(set(names) & record_fields()):
        raise MisfitError(f"a question can't be named '{clash[0]}', which is a field of records; choose another name.")
    for question in questions:
        _check_question(question)


def _check_question(question: Question) -> None:
    names = question.class_names
    if not _NAME.fullmatch(question.name):
        raise MisfitError(f"the question '{question.name}' must be named in small letters, digits and _.")
    if len(set(names)) < len(names) or len(names) < 2:
        raise MisfitError(f"the question '{question.name}' needs two or more classes of different names.")
    for each in question.classes:
        if not _COLOR.fullmatch(each.color):
            raise MisfitError(f"the colour of '{each.name}' must be like #1b7f4b; got '{each.color}'.")
