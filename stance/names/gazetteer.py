"""The gazetteer: countries, bodies, people in office and the words for offices, as data.

Its files stand in ``names/data`` beside a card; a user's TOML adds to them or overrides them.
"""

import csv
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from stance.errors import BadInputError, MissingFileError
from stance.language.tokens import Tokens, tokenize

_DATA = Path(__file__).parent / "data"
_ALWAYS = ("0000", "9999")


@dataclass(frozen=True, slots=True)
class Name:
    """One thing a name may mean.

    Parameters
    ----------
    form : str
        ``country``, ``demonym``, ``place`` (a capital or seat of government), ``metonym``, ``body`` or ``person``.
    name : str
        The usual name of the country, body or person.
    actor : str
        The canonical actor; for a person out of office, themselves.
    begin, end : str
        ISO days (or months, or years) between which it holds; compared as far as they are written.
    """

    form: str
    name: str
    actor: str
    role: str = ""
    begin: str = _ALWAYS[0]
    end: str = _ALWAYS[1]

    def holds_on(self, date: str) -> bool:
        """Whether it holds on an ISO day."""
        return self.begin <= date[: len(self.begin)] and date[: len(self.end)] <= self.end


@dataclass(frozen=True)
class Gazetteer:
    """Every name, by its tokens in small letters joined by blanks.

    Parameters
    ----------
    as_of : str
        The ISO day on which it claims to be complete; it stands in for an article's missing date.
    surnames : dict
        The last word of a person's name -> the persons.
    offices : dict
        A word for an office (``foreign minister``) -> whom it speaks for: ``country``, ``body`` or ``person``.
    acronyms : set
        The keys that are names only in capitals: "WHO" is a body, "Who" is not.
    """

    as_of: str
    names: Mapping[str, tuple[Name, ...]]
    surnames: Mapping[str, tuple[Name, ...]]
    offices: Mapping[str, str]
    acronyms: frozenset[str] = field(repr=False)
    longest: Mapping[str, int] = field(repr=False)
    by_actor: Mapping[str, tuple[str, ...]] = field(repr=False)

    def match(self, tokens: Tokens, start: int) -> tuple[int, tuple[Name, ...]] | None:
        """Return how many tokens the longest name that begins at `start` has, and what it may mean."""
        lowers = tokens.lowers
        for length in range(min(self.longest.get(lowers[start], 0), len(lowers) - start), 0, -1):
            key = " ".join(lowers[start : start + length])
            if (found := self.names.get(key)) and (key not in self.acronyms or tokens.texts[start].isupper()):
                return length, found
        return None

    def aliases(self, actor: str) -> tuple[str, ...]:
        """Return the names that stand for an actor, longest first, the actor itself among them."""
        return self.by_actor.get(actor, (actor,))

    def office(self, lowers: Sequence[str]) -> str | None:
        """Return whom the last office among some words speaks for."""
        for start in range(len(lowers) - 1, -1, -1):
            for length in (3, 2, 1):
                if speaks_for := self.offices.get(" ".join(lowers[start : start + length])):
                    return speaks_for
        return None


def key_of(name: str) -> str:
    """Return a name as its tokens in small letters joined by blanks."""
    if name.isascii() and name.replace(" ", "").isalpha():
        return " ".join(name.lower().split())  # what the tokens are, found faster: most names are plain
    return " ".join(tokenize(name).lowers)


@lru_cache(maxsize=4)
def load_gazetteer(overrides: Path | None = None) -> Gazetteer:
    """Read the gazetteer, with a user's TOML on top.

    Parameters
    ----------
    overrides : path, optional
        Tables ``[[names]]`` with ``name``, ``actor`` and, where wanted, ``aliases``, ``form``, ``from``, ``to``: each takes the
        place of what the gazetteer says of the same name.

    Raises
    ------
    MissingFileError, BadInputError
        If the TOML is missing or can't be read.
    """
    own = list(_overrides(overrides)) if overrides else []
    packaged = [*_bodies(), *_countries(), *_people()]
    as_of = tomllib.loads((_DATA / "gazetteer.toml").read_text(encoding="utf-8"))["as_of"]
    return _build(as_of, packaged, own, dict(_offices()))


def _build(
    as_of: str, packaged: Iterable[tuple[str, Name]], own: Sequence[tuple[str, Name]], offices: Mapping[str, str]
) -> Gazetteer:
    overridden = {key_of(alias) for alias, _ in own}
    spelled: dict[str, str] = {}
    names: dict[str, dict[Name, None]] = defaultdict(dict)
    surnames: dict[str, dict[Name, None]] = defaultdict(dict)
    by_actor: dict[str, dict[str, None]] = defaultdict(dict)
    for alias, name in [*own, *((alias, name) for alias, name in packaged if key_of(alias) not in overridden)]:
        key = key_of(alias)
        if not key:
            continue
        if key not in spelled or not alias.isupper():
            spelled[key] = alias
        by_actor[name.actor][alias] = None
        if name.form == "person":
            surnames[key.rsplit(" ", 1)[-1]][name] = None
        if name.form != "person" or " " in key:  # a family name alone is nobody until the article has said who
            names[key][name] = None
    longest: dict[str, int] = defaultdict(int)
    for key in names:
        words = key.split(" ")
        longest[words[0]] = max(longest[words[0]], len(words))
    acronyms = frozenset(key for key, alias in spelled.items() if alias.isupper() and alias.isalpha())
    ordered = {actor: tuple(sorted({actor, *known}, key=lambda a: (-len(a), a))) for actor, known in by_actor.items()}
    return Gazetteer(as_of, _tuples(names), _tuples(surnames), offices, acronyms, dict(longest), ordered)


def _tuples(index: Mapping[str, Mapping[Name, None]]) -> dict[str, tuple[Name, ...]]:
    return {key: tuple(found) for key, found in index.items()}


def _table(name: str) -> Iterator[dict[str, str]]:
    with (_DATA / name).open(encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream)


def _listed(cell: str) -> list[str]:
    return [each for each in cell.split("|") if each]


def _countries() -> Iterator[tuple[str, Name]]:
    for row in _table("countries.csv"):
        name = row["name"]
        columns = (("country", "aliases"), ("demonym", "demonyms"), ("place", "capital"), ("place", "seats"))
        yield name, Name("country", name, name)
        for form, column in (*columns, ("metonym", "metonyms")):
            for alias in _listed(row[column]):
                yield alias, Name(form, alias if form == "metonym" else name, name)


def _bodies() -> Iterator[tuple[str, Name]]:
    for row in _table("bodies.csv"):
        name = row["name"]
        for alias in (name, *_listed(row["aliases"])):
            yield alias, Name("body", name, row["actor"] or name, row["kind"])


def _people() -> Iterator[tuple[str, Name]]:
    for row in _table("people.csv"):
        begin, end = row["from"] or _ALWAYS[0], row["to"] or _ALWAYS[1]
        name = Name("person", row["name"], row["actor"] or row["name"], row["role"], begin, end)
        for alias in (row["name"], *_listed(row["aliases"])):
            yield alias, name


def _offices() -> Iterator[tuple[str, str]]:
    for row in _table("offices.csv"):
        for word in (row["office"], *_listed(row["words"])):
            yield key_of(word), row["speaks_for"]


def _overrides(path: Path) -> Iterator[tuple[str, Name]]:
    if not path.is_file():
        raise MissingFileError(path)
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8")).get("names", [])
        for table in tables:
            name = _override(table)
            for alias in (name.name, *_texts(table.get("aliases", []))):
                yield alias, name
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError, AttributeError) as error:
        raise BadInputError(
            f"{path}: {error!r}; each [[names]] needs a name and an actor, as the README shows."
        ) from error


def _override(table: Mapping[str, Any]) -> Name:
    begin, end = str(table.get("from", _ALWAYS[0])), str(table.get("to", _ALWAYS[1]))
    name, actor = _texts([table["name"], table["actor"]])
    return Name(table.get("form", "body"), name, actor, table.get("role", ""), begin, end)


def _texts(values: Any) -> list[str]:
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise TypeError("names and actors are texts, aliases a list of texts")
    return values
