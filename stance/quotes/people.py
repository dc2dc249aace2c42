"""The people an article has named: their actors, roles and genders, the one named last first."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Self

from stance.records import UNKNOWN_ACTOR

FEMALE_TITLES = frozenset(
    """
    mrs ms miss madam lady dame queen princess baroness duchess empress sister mother wife widow daughter grandmother aunt
    niece girl woman actress nun spokeswoman congresswoman chairwoman businesswoman policewoman
    """.split()
)
MALE_TITLES = frozenset(
    """
    mr sir lord king prince baron duke emperor brother father husband widower son grandfather uncle nephew boy man actor
    priest monk spokesman congressman chairman businessman policeman fisherman fireman
    """.split()
)
_TELLING = FEMALE_TITLES | MALE_TITLES
_TELLING_SPELLED = _TELLING | {f"{title}." for title in _TELLING}
_REMEMBERED = 50  # persons among whom a reader looks for who holds a role
_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})


@dataclass(slots=True)
class Person:
    """Somebody named in an article.

    Parameters
    ----------
    actor : str
        Whom they speak for; themselves where the article names no office.
    roles : set of str
        Words of the offices that stood beside the name.
    gender : str, optional
        ``f`` or ``m``, where a title, the given name or a pronoun told.
    named : int
        When they were named last, counted by mentions.
    """

    name: str
    actor: str
    roles: set[str] = field(default_factory=set)
    gender: str | None = None
    named: int = 0


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who a source turned out to be.

    Parameters
    ----------
    name : str, optional
        The person or body, by its usual name.
    actor : str
        Canonical; ``unknown`` where the article gives none.
    actors : tuple of str
        All of them where the source is joint.
    """

    name: str | None
    actor: str
    actors: tuple[str, ...]

    @classmethod
    def of_person(cls, person: Person) -> Self:
        """A person named before."""
        return cls(person.name, person.actor, (person.actor,))

    @classmethod
    def of_actor(cls, actor: str, *, name: str | None = None) -> Self:
        """A state or body named before."""
        return cls(name or actor, actor, (actor,))

    @classmethod
    def joint(cls, actors: Iterable[str], *, name: str | None = None) -> Self:
        """Several who speak as one."""
        together = tuple(dict.fromkeys(actors))
        return cls(name or " and ".join(together), together[0], together)


NOBODY = Speaker(None, UNKNOWN_ACTOR, ())


class People:
    """The persons of one article.

    Parameters
    ----------
    titles : set of str
        The words that stand before a name as its title or a part of one.
    """

    def __init__(self, titles: AbstractSet[str]) -> None:
        self._titles = titles
        self._persons: dict[str, Person] = {}  # the one named last stands last
        self._mentions = 0
        self._now: dict[str, str] = {}  # the name of somebody met by the surname alone -> the whole name told later
        self.surnames: dict[str, list[str]] = {}  # the last word of a name, or the first, -> the names

    def __contains__(self, name: object) -> bool:
        return name in self._persons

    def __iter__(self) -> Iterator[Person]:
        return reversed(self._persons.values())

    def get(self, name: str | None) -> Person | None:
        """Return the person of a full name."""
        return self._persons.get(self._now.get(name, name)) if name else None

    def remember(self, name: str, actor: str, words: Sequence[str], *, gender: str | None = None) -> Person:
        """Note a person with the words, in small letters, of the mention of them.

        Parameters
        ----------
        gender : str, optional
            As the given name tells it; a title in the mention knows better.
        """
        known = self._persons.pop(name, None) or self._met(name, actor, gender)
        self._persons[name] = known
        self._mentions += 1
        known.named = self._mentions
        if known.actor == known.name:
            known.actor = actor
        if not self._titles.isdisjoint(words):
            known.roles |= {word.rstrip(".") for word in words if word in self._titles}
        if not _TELLING_SPELLED.isdisjoint(words):
            known.gender = gender_of(words)
        return known

    def _met(self, name: str, actor: str, gender: str | None) -> Person:
        first, last, found_by = _parts_of(name)
        known = Person(name, actor, gender=gender)
        if first and (same := self.surnames.get(last)) and first.rstrip(".") not in self._titles:
            self._take_over(known, same)
        for word in found_by:
            self.surnames.setdefault(word, []).append(name)
        return known

    def _take_over(self, person: Person, names: Iterable[str]) -> None:
        """Make one person of somebody and who was named by the surname alone before: "Mr. Hale", then "Alan Hale"."""
        for name in list(names):
            short = self._persons.get(name)
            if short is None or not (" " not in name or name.lower().split()[0] in self._titles):
                continue
            if short.gender and person.gender and short.gender != person.gender:
                continue
            person.roles |= short.roles
            person.gender = short.gender or person.gender
            person.actor = short.actor if short.actor != short.name and person.actor == person.name else person.actor
            del self._persons[name]
            self._now[name] = person.name
            for word in (name.lower().split()[0], name.lower().split()[-1]):
                self.surnames[word] = [each for each in self.surnames.get(word, ()) if each != name]

    def of_surname(self, surname: str, titles: list[str], *, subject: str | None = None) -> Person | None:
        """Return the person whose name ends, or in Asian order begins, with a surname.

        Of several it is the one whom the titles fit, else the one whom the sentence before was about, else the last.
        """
        names = self.surnames.get(surname)
        if not names:
            return None
        gender = gender_of(titles) if titles else None
        if len(names) == 1:
            only = self._persons[names[0]]
            return only if gender is None or only.gender in {None, gender} else None
        ordered = sorted((self._persons[name] for name in names), key=lambda each: -each.named)
        matching = [each for each in ordered if not gender or each.gender in {None, gender}]
        fitting = [person for person in matching if any(title in person.roles for title in titles)]
        about = [person for person in matching if person.name == subject]
        ending = [person for person in matching if person.name.lower().endswith(surname)]
        return next(iter(fitting or about or ending or matching), None)

    def of_role(self, words: Iterable[str], *, actor: str | None = None) -> Person | None:
        """Return the person named last whose roles hold all of some words, and who speaks for an actor where one is given."""
        wanted = set(words)
        last = itertools.islice(self, _REMEMBERED)
        return next((each for each in last if wanted <= each.roles and actor in {None, each.actor}), None)


@lru_cache(maxsize=4096)
def _parts_of(name: str) -> tuple[str | None, str, frozenset[str]]:
    """The first word of a name if it has more than one, its surname, and the words by which it is found."""
    words = [word for word in name.lower().split() if word not in _SUFFIXES] or [name.lower()]
    last = words[-1].removeprefix("al-")
    return words[0] if len(words) > 1 else None, last, frozenset({words[0], words[-1], last})


def gender_of(titles: Iterable[str]) -> str | None:
    """Return the gender that the first word for a man or a woman tells."""
    for title in titles:
        if title in _TELLING_SPELLED:
            return "f" if title.rstrip(".") in FEMALE_TITLES else "m"
    return None
