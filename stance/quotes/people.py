"""The people an article has named: their actors, roles and genders, the one named last first."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from stance.language.tokens import Tokens

FEMALE_TITLES = frozenset(
    {"mrs", "ms", "miss", "madam", "lady", "dame", "queen", "princess", "spokeswoman", "congresswoman"}
)
MALE_TITLES = frozenset({"mr", "sir", "lord", "king", "prince", "spokesman", "congressman", "chairman", "businessman"})


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
        ``f`` or ``m``, where a title or a pronoun told.
    """

    name: str
    actor: str
    roles: set[str] = field(default_factory=set)
    gender: str | None = None


class People:
    """The persons of one article.

    Parameters
    ----------
    title_words : set of str
        The words that offices are made of.
    """

    def __init__(self, title_words: frozenset[str]) -> None:
        self._title_words = title_words
        self._persons: dict[str, Person] = {}  # the one named last stands last

    def __contains__(self, name: object) -> bool:
        return name in self._persons

    def __iter__(self) -> Iterator[Person]:
        return reversed(self._persons.values())

    def get(self, name: str | None) -> Person | None:
        """Return the person of a full name."""
        return self._persons.get(name) if name else None

    def remember(self, name: str, actor: str, tokens: Tokens) -> None:
        """Note a person with what stood in the mention of them."""
        known = self._persons.pop(name, None) or Person(name, actor)
        self._persons[name] = known
        if known.actor == known.name:
            known.actor = actor
        words = {lower.rstrip(".") for lower in tokens.lowers}
        known.roles |= words & self._title_words
        if words & FEMALE_TITLES:
            known.gender = "f"
        elif words & MALE_TITLES:
            known.gender = "m"

    def of_surname(self, surname: str, titles: list[str]) -> Person | None:
        """Return the person whose name ends, or in Asian order begins, with a surname; of two the one the titles fit."""
        gender = "f" if set(titles) & FEMALE_TITLES else "m" if set(titles) & MALE_TITLES else None
        matching = [
            person
            for person in self
            if surname in {person.name.split()[-1].lower(), person.name.split()[0].lower()}
            and (not gender or person.gender in {None, gender})
        ]
        fitting = [person for person in matching if any(title in person.roles for title in titles)]
        return next(iter(fitting or matching), None)

    def of_role(self, role: str, *, actor: str | None = None) -> Person | None:
        """Return the person named last in a role, and who speaks for an actor where one is given."""
        return next((each for each in self if role in each.roles and actor in {None, each.actor}), None)
