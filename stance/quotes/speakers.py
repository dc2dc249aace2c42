"""Who a source is, within its article: pronouns, roles and bare surnames go back to whom was named before."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from stance.language.grammar import PERSON_PRONOUNS, PRONOUNS
from stance.language.tokens import Tokens, tokenize
from stance.names import Name, Resolution, Resolver
from stance.quotes.mentions import (
    ASIDE,
    DESCRIPTION,
    GROUP_LONGEST,
    NAMELESS,
    OF_WHOM,
    belongs_to_title,
    description_end,
    first_tokens,
    group_of,
    head_of,
    without_article,
)
from stance.quotes.people import FEMALE_TITLES, MALE_TITLES, People, Person
from stance.records import UNKNOWN_ACTOR

_COLLECTIVE_PRONOUNS = frozenset({"they", "it", "we", "i", "you", "both"})
_BESIDE_TITLES = frozenset("the then north south former elder younger new old 's".split())
_COLLECTIVE_HEADS = frozenset("government ministry army military police embassy cabinet court party committee".split())
_LEADING = frozenset({"president", "leader", "minister", "chancellor", "king", "premier", "emir"})
_STAFF = frozenset(
    {
        "office",
        "government",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "administration",
        "cabinet",
        "ministry",
        "team",
    }
)
# Nouns by which an article takes up a body of each kind of the gazetteer.
_NOUNS_OF_KIND = {
    "company": ("company", "firm", "group"),
    "armed group": ("group", "movement", "militants", "rebels"),
    "party": ("party",),
    "court": ("court",),
    "union": ("union",),
    "newspaper": ("paper", "newspaper"),
    "agency": ("agency",),
    "international": ("organisation", "organization", "agency", "body"),
    "alliance": ("alliance", "bloc"),
    "central bank": ("bank",),
    "ngo": ("group", "charity", "organisation", "organization"),
    "parliament": ("parliament",),
}
_TITLE_REACH = 8  # tokens before a name in which its office and country stand


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


NOBODY = Speaker(None, UNKNOWN_ACTOR, ())


class Discourse:
    """What an article has named so far.

    Parameters
    ----------
    resolver : Resolver
    date : str, optional
        The article's ISO day.
    """

    def __init__(self, resolver: Resolver, date: str | None) -> None:
        self._resolver = resolver
        self._date = date
        self._day = date or resolver.gazetteer.as_of
        self._people = People(resolver.title_words)
        self._subject: str | None = None  # the person the sentence before was about
        self._speaking: Speaker | None = None
        self._role: Speaker | None = None  # somebody nameless who spoke last: "a spokeswoman for the ministry"
        self._states: list[str] = []  # states and bodies that spoke or were named first, the most recent last
        self._named_states: set[str] = set()
        self._heads: dict[str, Speaker] = {}  # "ministry" -> who that was

    def observe(self, text: str, start: int, end: int) -> None:
        """Take note of the persons and states named in a stretch of text, in passing."""
        tokens = tokenize(text, start, end)
        first: str | None = None
        for found in self._resolver.names_in(tokens, self._day):
            if found.name.form == "person":
                person = self._meet(text, tokens, found.start, found.end)
                first = first or person
            elif found.name.form in {"country", "demonym"}:
                self._named_states.add(found.name.actor)
                self._states = self._states or [found.name.actor]
            elif found.name.form == "body":
                self._name_body(found.name)
        if first:
            self._subject, self._role = first, None

    def _name_body(self, name: Name) -> None:
        """Note by which nouns a body may be taken up again: "the commission", "the company"."""
        body = Speaker(name.name, name.actor, (name.actor,))
        last = name.name.split()[-1].lower()
        for noun in (last, *_NOUNS_OF_KIND.get(name.role, ())):
            self._heads[noun] = body

    def resolve(self, source: str) -> Speaker:
        """Return who a source is, and remember them as the one who spoke last."""
        speaker = self._resolve(source)
        head = head_of(source)
        if speaker.name in self._people:
            self._subject, self._role = speaker.name, None
        elif head in self._resolver.title_words and head not in _COLLECTIVE_HEADS:
            self._role = speaker
        if speaker.actor != UNKNOWN_ACTOR or speaker.name:
            self._speaking = speaker
            if speaker.actor != UNKNOWN_ACTOR:
                self._states = [each for each in self._states if each != speaker.actor] + [speaker.actor]
            if head:
                self._heads[head] = speaker
        return speaker

    @property
    def speaking(self) -> Speaker:
        """Whoever spoke last."""
        return self._speaking or NOBODY

    def _resolve(self, source: str) -> Speaker:
        source = ASIDE.sub("", source)
        tokens = tokenize(source)
        if len(tokens) == 1 and tokens.lowers[0] in PERSON_PRONOUNS:
            return self._pronoun(tokens.lowers[0])
        if len(tokens) == 1 and tokens.lowers[0] in _COLLECTIVE_PRONOUNS:
            return self._collective(tokens.lowers[0])
        if tokens.lowers in (["who"], ["which"]):
            return self._relative(tokens.lowers[0])
        if known := self._surname(tokenize(DESCRIPTION.sub("", source))):
            return known
        if tokens.lowers[0] in {"his", "her"} and tokens.lowers[-1] in _STAFF and (whose := self._possessor(tokens)):
            return Speaker(without_article(source), whose, (whose,))
        resolution = self._resolver.resolve(source, self._date)
        if resolution and resolution.actor:
            return self._named(tokens, resolution)
        if resolution and resolution.form == "office":
            return self._office(source, tokens)
        return self._nameless(source, tokens)

    def _named(self, tokens: Tokens, resolution: Resolution) -> Speaker:
        actor = resolution.actor or UNKNOWN_ACTOR
        if resolution.form == "person" and resolution.speaker:
            known = self._people.get(resolution.speaker)
            if known and known.actor != known.name:
                actor = known.actor
            elif actor == resolution.speaker:
                actor = self._by_office(tokens, actor)
            self._people.remember(resolution.speaker, actor, tokens)
        elif resolution.form == "body":
            self._name_bodies(tokens)
        elif tokens.lowers[0] == "the" and (
            holder := self._people.of_role(head_of(" ".join(tokens.texts)), actor=actor)
        ):
            return Speaker.of_person(holder)  # "the Russian president", named before
        return Speaker(resolution.speaker, actor, resolution.actors or (actor,))

    def _name_bodies(self, tokens: Tokens) -> None:
        for found in self._resolver.names_in(tokens, self._day):
            if found.name.form == "body":
                self._name_body(found.name)

    def _by_office(self, tokens: Tokens, actor: str) -> str:
        """Whom a person speaks for whose mention names an office but not whose: "Chang, the national security adviser"."""
        speaks_for = self._resolver.gazetteer.office(tokens.lowers)
        if (whose := self._possessor(tokens)) and speaks_for == "country":
            return whose
        owned = any(lower in {"the", "its", "their"} for lower in tokens.lowers)
        if self._states and owned and (speaks_for == "country" or (speaks_for == "body" and "its" in tokens.lowers)):
            return self._states[-1]
        return actor

    def _possessor(self, tokens: Tokens) -> str | None:
        """Whom the person speaks for whose official a mention is: "Yoon's security adviser", "his office"."""
        if tokens.lowers[0] in {"his", "her"} and (subject := self._people.get(self._subject)):
            return subject.actor
        if "'s" in tokens.lowers[:4] and (whose := self._surname(first_tokens(tokens, tokens.lowers.index("'s")))):
            return whose.actor
        return None

    def _pronoun(self, pronoun: str) -> Speaker:
        """He or she: the person the sentence before was about, else the last one named whose gender does not speak against it."""
        if self._role:
            return self._role
        gender = "f" if pronoun == "she" else "m"
        subject = self._people.get(self._subject)
        for person in itertools.chain([subject] if subject else [], self._people):
            if person.gender in {None, gender}:
                person.gender = gender
                return Speaker.of_person(person)
        return NOBODY

    def _collective(self, pronoun: str) -> Speaker:
        if pronoun in {"we", "i"} or self._speaking:
            return self.speaking
        return self._last_state() if pronoun in {"it", "they"} else NOBODY

    def _last_state(self) -> Speaker:
        return Speaker.of_actor(self._states[-1]) if self._states else NOBODY

    def _relative(self, pronoun: str) -> Speaker:
        """ "Who" and "which" in a clause of their own: the person, or the state or body, named last."""
        person = next(iter(self._people), None)
        return Speaker.of_person(person) if pronoun == "who" and person else self._last_state()

    def _surname(self, tokens: Tokens) -> Speaker | None:
        """A surname, alone or after a title: a person of this article, else the one in office that a reader would think of."""
        words = [text for text in tokens.texts if text[0].isalnum()]
        if not words or not words[-1][0].isupper() or len(words) > _TITLE_REACH:
            return None
        last = words[-1].lower()
        before = [word.lower().rstrip(".") for word in words[:-1]]
        if not all(self._may_stand_before(word) for word in before):
            return None
        if known := self._people.of_surname(last, before):
            return Speaker.of_person(known)
        if self._resolver.gazetteer.match(tokens, len(tokens) - 1):
            return None
        holding = [name for name in self._resolver.gazetteer.surnames.get(last, ()) if name.holds_on(self._day)]
        if meant := self._meant(holding):
            self._people.remember(meant.name, meant.actor, tokens)
            return Speaker(meant.name, meant.actor, (meant.actor,))
        return None

    def _meant(self, holding: Sequence[Name]) -> Name | None:
        """Of the people in office who share a surname, the only one, or the only leader of a state that the article names."""
        leaders = [name for name in holding if name.actor in self._named_states and _LEADING & set(name.role.split())]
        for choice in (holding, leaders):
            if len({name.name for name in choice}) == 1:
                return choice[0]
        return None

    def _may_stand_before(self, word: str) -> bool:
        """Whether a word may stand before a surname: a title, an office, the country it is an office of."""
        if word in FEMALE_TITLES | MALE_TITLES | _BESIDE_TITLES or self._resolver.is_title(word):
            return True
        return any(name.form in {"country", "demonym"} for name in self._resolver.gazetteer.names.get(word, ()))

    def _office(self, source: str, tokens: Tokens) -> Speaker:
        """ "The president", "the ministry": whoever was that before in this article, else the state that spoke last."""
        head = head_of(source)
        titled = all(text[0].isupper() for text in tokens.texts) and not head.endswith("s")
        definite = tokens.lowers[0] in {"the", "its", "his", "her", "their"} or titled
        if definite and head:
            if holder := self._people.of_role(head):
                return Speaker.of_person(holder)
            if head in self._heads:
                return self._heads[head]
        if (of := OF_WHOM.search(source)) and (whose := self._known_by_head(of[1])):
            return Speaker(without_article(source), whose.actor, whose.actors)
        speaks_for = self._resolver.gazetteer.office(tokens.lowers)
        if definite and speaks_for == "country" and self._states:
            return Speaker.of_actor(self._states[-1], name=without_article(source))
        return self._nameless(source, tokens)

    def _known_by_head(self, mention: str) -> Speaker | None:
        """Who "the ministry" or "the guild" was before in this article."""
        return self._heads.get(head_of(mention)) if mention.lower().startswith(("the ", "its ", "their ")) else None

    def _nameless(self, source: str, tokens: Tokens) -> Speaker:
        """A group goes by its own noun; somebody nameless is nobody known."""
        if known := self._known_by_head(source):
            return known
        words = group_of(tokens)
        head = words[-1].lower() if words else ""
        if not words or head in NAMELESS or head in PRONOUNS or len(words) > GROUP_LONGEST:
            return NOBODY
        name = " ".join(words)
        plural = head.endswith("s") and not head.endswith("ss")
        named = words[-1][0].isupper() and not (plural and len(words) == 1)
        if plural or named:
            name = name if named or words[0] != tokens.texts[0] else name[0].lower() + name[1:]
            return Speaker(name, name, (name,))
        return Speaker(without_article(source), UNKNOWN_ACTOR, ())

    def _meet(self, text: str, tokens: Tokens, start: int, end: int) -> str:
        """Note a person with the office and country that stand before their name."""
        first = start
        while first > 0 and start - first < _TITLE_REACH and belongs_to_title(tokens, first - 1, self._resolver):
            first -= 1
        mention = text[tokens.starts[first] : tokens.ends[description_end(tokens, end) - 1]]
        resolution = self._resolver.resolve(mention, self._date)
        if resolution is None or resolution.form != "person" or not resolution.speaker:
            return ""
        self._people.remember(resolution.speaker, resolution.actor or resolution.speaker, tokenize(mention))
        return resolution.speaker
