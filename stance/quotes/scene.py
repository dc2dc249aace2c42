"""What an article has named up to where it has been read: its people, states and bodies, and whom a sentence was about."""

import itertools
from collections.abc import Sequence
from functools import lru_cache

from stance.language.tokens import Tokens
from stance.names import Found, Name, Resolver
from stance.quotes.mentions import (
    MINISTERIAL,
    PLURAL_ROLES,
    ROLE_NOUNS,
    is_person_noun,
    kind_of_noun,
    nouns_in,
    part_of,
    without_article,
)
from stance.quotes.naming import STATE_FORMS, Naming
from stance.quotes.people import Person, Speaker
from stance.records import UNKNOWN_ACTOR

_TOGETHER = 15  # tokens between two who are named together
_HEAD_REACH = 6  # tokens from the begin of a sentence in which it says whom it is about
_ONE = frozenset({"a", "an", "one", "another", "the"})
_BESIDE = frozenset("in at from near to for with outside across inside into through around toward towards".split())


class Scene(Naming):
    """What has been named so far, and whom it was about.

    Parameters
    ----------
    resolver : Resolver
    date : str, optional
        The article's ISO day.
    text : str
        The article's.
    tokens : Tokens
        Those of the whole text.
    """

    def __init__(self, resolver: Resolver, date: str | None, text: str, tokens: Tokens) -> None:
        super().__init__(resolver, date, text, tokens)
        self.subject: str | None = None  # the person the sentence before was about
        self.role: Speaker | None = None  # somebody nameless whom it was about: "a spokeswoman for the ministry"
        self.group: Speaker | None = None  # several of one kind whom it was about: "American officials"
        self.speaking: Speaker | None = None  # whoever spoke last
        self.topic: Speaker | None = None  # the state or body it was about
        self.nearest: Speaker | None = None  # the state or body named last
        self.states: dict[str, None] = {}  # states and bodies that spoke or were named first, the most recent last
        # Who was named in the last stretch with names.
        self.latest: tuple[list[tuple[Person, Found]], list[Found]] = ([], [])
        self.heads: dict[str, Speaker] = {}  # "ministry" -> who that was
        self.kinds: dict[str, Speaker] = {}  # "company" -> the last company named
        self.us_states: dict[str, bool] = {}  # whether "Georgia" is a state of the Union here, once it was asked

    def observe(self, start: int, end: int) -> None:
        """Take note of who is named in a stretch of the text, in passing; offsets are characters."""
        begin, stop = self.read_on(start, end)
        if begin >= stop:
            return
        names = self.names(begin, stop)
        persons = self._note(names, begin, stop)
        if persons:
            self.role = self.group = None
            self.subject = self._about(persons)
        else:
            self._take_role(names, begin, stop)
        if names:
            self.latest = (persons, names)

    def together(self) -> list[str]:
        """Return the actors whom the stretch read last names as joined: "Denmark and Norway", "Ada Hale, the mayor, and Piet Berg"."""
        persons, names = self.latest
        ordered = [(found, person.actor) for person, found in persons] or [(found, found.name.actor) for found in names]
        actors: list[str] = []
        for (first, actor), (second, other) in itertools.pairwise(ordered):
            between = self.tokens.lowers[first.end : second.start]
            if "and" in between and len(between) < _TOGETHER:
                actors += [actor, other]
            elif actors:
                break
        return list(dict.fromkeys(actors))

    def state_in_sight(self) -> str | None:
        """Return the state whose officials go without its name: the one that it is about, that spoke last, that it comes from."""
        if self.topic and self.topic.actor in self.named:
            return self.topic.actor
        if self.states:
            return next(reversed(self.states))
        if self.home:
            return self.home
        return next(iter(self.named)) if len(self.named) == 1 else None

    def name_body(self, name: Name) -> None:
        """Note by which nouns a body may be taken up again: "the commission", "the company"."""
        body = _speaker_of(name.name, name.actor)
        for noun in nouns_in(name.name):
            self.heads[noun] = body
        if name.role:
            self.kinds[name.role] = body

    def known_as(self, noun: str) -> Speaker | None:
        """Return whom a noun meant before, or the last body of the kind that it means."""
        return self.heads.get(noun) or next(
            (self.kinds[kind] for kind in kind_of_noun(noun) if kind in self.kinds), None
        )

    def stranger_in_topic(self) -> Speaker | None:
        """Return the body that it is about, if nothing is known of what it is: it may be any kind of body."""
        known = {body.name for body in self.kinds.values()}
        return (
            self.topic if self.topic and self.topic.actor not in self.named and self.topic.name not in known else None
        )

    def _note(self, names: Sequence[Found], begin: int, stop: int) -> list[tuple[Person, Found]]:
        """Note who is named, and return the persons among them."""
        persons: list[tuple[Person, Found]] = []
        topic: Speaker | None = None
        for index, found in enumerate(names):
            form = found.name.form
            if form == "person":
                persons.append((self.meet(names, index, begin, stop), found))
            elif form == "surname":
                known = self.people.get(found.name.name)
                if known:
                    persons.append((self.people.remember(known.name, known.actor, ()), found))
            else:
                actor = self._name_actor(found)
                beside = found.start > begin and self.tokens.lowers[found.start - 1] in _BESIDE
                if topic is None and form != "demonym" and not beside:
                    topic = actor
        self.topic = topic or self.topic
        return persons

    def _name_actor(self, found: Found) -> Speaker:
        name = found.name
        if name.form in STATE_FORMS:
            self.named.pop(name.actor, None)
            self.named[name.actor] = None
            if name.form in {"country", "demonym"}:
                self.states = self.states or {name.actor: None}
        else:
            self.name_body(name)
        actor = _speaker_of(name.name, name.actor)
        if name.form != "demonym":
            self.nearest = actor
        return actor

    def _about(self, persons: Sequence[tuple[Person, Found]]) -> str:
        """The person a stretch is about: the first who does not only own something."""
        lowers = self.tokens.lowers
        for person, found in persons:
            if found.end >= len(lowers) or lowers[found.end] != "'s":
                return person.name
        return persons[0][0].name

    def _take_role(self, names: Sequence[Found], begin: int, stop: int) -> None:
        """Note somebody nameless whom a sentence begins with: "A spokeswoman for the ministry", "American officials"."""
        lowers = self.tokens.lowers
        words = lowers[begin : min(begin + _HEAD_REACH, stop)]
        may_be_one = words[0] in _ONE or (bool(names) and names[0].start == begin)
        role = next(filter(_is_role if may_be_one else PLURAL_ROLES.__contains__, words), None)
        if role is None or (words[0] == "the" and self._take_holder(role)):
            return
        end = begin + words.index(role) + 1
        if end < stop and lowers[end] in {"for", "of", "at", "from"}:
            end = next((each.end for each in names if end < each.start <= end + 2), end)
        mention = self.text[self.tokens.starts[begin] : self.tokens.ends[end - 1]]
        resolution = self.resolver.resolve(mention, self.date, tokens=part_of(self.tokens, begin, end))
        actor = resolution.actor if resolution and resolution.actor else UNKNOWN_ACTOR
        speaker = Speaker(without_article(mention), actor, (actor,))
        if role in PLURAL_ROLES:
            self.group = speaker
        else:
            self.role = speaker

    def _take_holder(self, role: str) -> bool:
        """Note that the sentence is about the person who holds a role: "The minister sighed"."""
        if holder := self.people.of_role([role]):
            self.subject, self.role = holder.name, None
        return bool(holder)


@lru_cache(maxsize=16384)
def _is_role(lower: str) -> bool:
    return lower in PLURAL_ROLES or lower in ROLE_NOUNS or lower in MINISTERIAL or is_person_noun(lower)


@lru_cache(maxsize=4096)
def _speaker_of(name: str, actor: str) -> Speaker:
    """A state or body that an article names."""
    return Speaker(name, actor, (actor,))
