"""The gazetteer: countries, bodies, people in office and the words for offices, as data.

Its files stand in ``names/data`` beside a card; a user's TOML adds to them or overrides them.
"""

import csv
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from stance.errors import BadInputError, MissingFileError
from stance.language.grammar import COORDINATORS, DETERMINERS, PREPOSITIONS
from stance.language.tokens import Tokens, tokenize

_DATA = Path(__file__).parent / "data"
_ALWAYS = ("0000", "9999")
_SMALL_WORDS = COORDINATORS | DETERMINERS | PREPOSITIONS | {"who", "familiar"}
_ACRONYM_LONGEST = 5  # letters of one that is also written with points
_FAMILY_ENDINGS = (
    ("f", ("ova", "eva", "ová", "aya", "ska", "cka", "dottir", "dóttir", "kaur", "devi", "begum")),
    ("m", ("sky", "skyi", "skiy", "ski", "cki", "ov", "ev", "singh")),
)
_REMEMBERED = 16384  # people
_HONORIFICS = frozenset("mr mrs ms miss dr prof rev sir lady lord dame sheikh mullah imam hon".split())


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
    lengths, office_lengths : dict
        The first word of a name, or the last of an office -> how many words such names and offices have, the most first.
    openings : dict
        The same by the first two words of a name: most words that begin some name are followed by none of its second words.
    genders : dict
        A given name in small letters -> ``f`` or ``m``.
    """

    as_of: str
    names: Mapping[str, tuple[Name, ...]]
    surnames: Mapping[str, tuple[Name, ...]]
    offices: Mapping[str, str]
    acronyms: frozenset[str] = field(repr=False)
    lengths: Mapping[str, tuple[int, ...]] = field(repr=False)
    openings: Mapping[str, tuple[int, ...]] = field(repr=False)
    office_lengths: Mapping[str, tuple[int, ...]] = field(repr=False)
    genders: Mapping[str, str] = field(repr=False)
    by_actor: Mapping[str, tuple[str, ...]] = field(repr=False)

    @cached_property
    def title_words(self) -> frozenset[str]:
        """The words that offices are made of, "the" and "of" and their like left out."""
        words = {word for office in self.offices for word in office.split(" ")}
        return frozenset(word for word in words - _SMALL_WORDS if word[0].isalpha())

    @cached_property
    def titles(self) -> frozenset[str]:
        """The words that stand before a name as its title or a part of one, with and without a point."""
        plain = self.title_words | _HONORIFICS
        return plain | {f"{each}." for each in plain}

    @cached_property
    def states_alone(self) -> frozenset[str]:
        """The names of states and of their people, as keys."""
        return frozenset(
            key for key, names in self.names.items() if any(name.form in {"country", "demonym"} for name in names)
        )

    def key_at(self, tokens: Tokens, start: int, end: int) -> str | None:
        """Return the key of the longest name that begins at `start` and ends before `end`."""
        lowers = tokens.lowers
        first, left = lowers[start], end - start
        if left > 1:
            for length in self.openings.get(f"{first} {lowers[start + 1]}", ()):
                if length <= left and (key := " ".join(lowers[start : start + length])) in self.names:
                    return key
        return first if first in self.names and (first not in self.acronyms or tokens.texts[start].isupper()) else None

    def is_name(self, word: str) -> bool:
        """Whether a word alone is a name."""
        key = word.lower()
        return key in self.names and (key not in self.acronyms or word.isupper())

    def aliases(self, actor: str) -> tuple[str, ...]:
        """Return the names that stand for an actor, longest first, the actor itself among them."""
        return self.by_actor.get(actor, (actor,))

    def office(self, lowers: Sequence[str]) -> str | None:
        """Return whom the last office among some words speaks for."""
        for end in range(len(lowers), 0, -1):
            for length in self.office_lengths.get(lowers[end - 1], ()):
                if length <= end and (speaks_for := self.offices.get(" ".join(lowers[end - length : end]))):
                    return speaks_for
        return None

    def gender(self, name: str) -> str | None:
        """Return the gender that a person's given name tells, or the ending of a family name: ``f`` or ``m``."""
        if name not in self._told:
            if len(self._told) >= _REMEMBERED:
                self._told.clear()
            self._told[name] = self._gender(name)
        return self._told[name]

    @cached_property
    def _told(self) -> dict[str, str | None]:
        """The genders of those who were asked for: articles name the same people over and over."""
        return {}

    def _gender(self, name: str) -> str | None:
        given, *rest = name.lower().split()
        if not rest:
            return None
        told = self.genders.get(given) or self.genders.get(given.partition("-")[0])
        return told or next((gender for gender, endings in _FAMILY_ENDINGS if rest[-1].endswith(endings)), None)


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
    return _build(as_of, packaged, own, dict(_offices()), dict(_genders()))


def _build(
    as_of: str,
    packaged: Iterable[tuple[str, Name]],
    own: Sequence[tuple[str, Name]],
    offices: Mapping[str, str],
    genders: Mapping[str, str],
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
    acronyms = frozenset(key for key, alias in spelled.items() if alias.isupper() and alias.isalpha())
    ordered = {actor: tuple(sorted({actor, *known}, key=lambda a: (-len(a), a))) for actor, known in by_actor.items()}
    return Gazetteer(
        as_of,
        _tuples(names),
        _tuples(surnames),
        offices,
        acronyms,
        _lengths(names, lambda words: words[0]),
        _lengths((key for key in names if " " in key), lambda words: f"{words[0]} {words[1]}"),
        _lengths(offices, lambda words: words[-1]),
        genders,
        ordered,
    )


def _lengths(keys: Iterable[str], part: Callable[[list[str]], str]) -> dict[str, tuple[int, ...]]:
    """A part of a key -> how many words such keys have, the most first."""
    lengths: dict[str, tuple[int, ...]] = {}
    for key in keys:
        words = key.split(" ")
        known, length = lengths.get(each := part(words), ()), len(words)
        if length not in known:
            lengths[each] = tuple(sorted((*known, length), reverse=True)) if known else (length,)
    return lengths


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
            for spelling in _spellings(alias):
                yield spelling, Name("body", name, row["actor"] or name, row["kind"])


def _spellings(name: str) -> Iterator[str]:
    """A name as it is written, and as other papers write it: "UN envoy", "U.N. envoy", "United Nations envoy"; "GM", "G.M."."""
    yield name
    if name.startswith("UN "):
        yield f"U.N. {name[3:]}"
        yield f"United Nations {name[3:]}"
    if 2 <= len(name) <= _ACRONYM_LONGEST and name.isalpha() and name.isupper():
        yield ".".join(name) + "."


def _people() -> Iterator[tuple[str, Name]]:
    for row in _table("people.csv"):
        begin, end = row["from"] or _ALWAYS[0], row["to"] or _ALWAYS[1]
        name = Name("person", row["name"], row["actor"] or row["name"], row["role"], begin, end)
        for alias in (row["name"], *_listed(row["aliases"])):
            yield alias, name


def _offices() -> Iterator[tuple[str, str]]:
    for row in _table("offices.csv"):
        for word in (row["office"], *_listed(row["words"])):
            yield word if word.endswith(".") else key_of(word), row["speaks_for"]


def _genders() -> Iterator[tuple[str, str]]:
    for row in _table("given_names.csv"):
        yield row["name"].lower(), row["gender"]


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
