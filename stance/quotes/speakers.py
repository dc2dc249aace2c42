"""Who a source is, within its article: pronouns, roles and bare surnames go back to whom was named before."""

import itertools
from collections.abc import Sequence

from stance.language.grammar import PERSON_PRONOUNS, PRONOUNS
from stance.language.tokens import Tokens
from stance.names import Resolution, Resolver
from stance.quotes.mentions import (
    GROUP_LONGEST,
    NAMELESS,
    OF_WHOM,
    PLURAL_ROLES,
    UTTERANCES,
    Mention,
    group_of,
    head_of,
    is_person_noun,
    mention_of,
    without_article,
)
from stance.quotes.people import FEMALE_TITLES, MALE_TITLES, NOBODY, Person, Speaker, gender_of
from stance.quotes.scene import Scene
from stance.quotes.sides import both_sides, half_named, is_us_state
from stance.records import UNKNOWN_ACTOR

__all__ = ["NOBODY", "Discourse", "Speaker"]

_COLLECTIVE_PRONOUNS = frozenset({"they", "it", "we", "i", "you", "both"})
_BESIDE_TITLES = frozenset("chef the then north south former elder younger new old 's".split())
_BEFORE_SURNAMES = _BESIDE_TITLES | FEMALE_TITLES | MALE_TITLES
_COLLECTIVE_HEADS = frozenset("government ministry army military police embassy cabinet court party committee".split())
_ANY_LEADER = frozenset({"leader", "premier", "monarch", "pontiff", "ruler", "statesman"})
# Who is somebody else than the person just spoken of.
_BYSTANDERS = frozenset(
    """
    adviser analyst aide colleague critic driver expert friend heckler insider moderator observer opponent participant
    pollster protester reporter resident rival source suspect supporter victim viewer voter witness worker
    """.split()
)
_STAFF = frozenset(
    """
    adviser aide allies manager office government spokesman spokeswoman spokesperson administration cabinet ministry team staff aides campaign
    headquarters
    """.split()
)
_LOOKED_AT = 30  # people named last among whom a pronoun's person is looked for
_NEAR = 4  # people named last among whom a pronoun's gender decides
_TITLE_REACH = 8  # words before a surname that may be its titles


class Discourse:
    """What an article has named so far, and who its sources are.

    Read it from the start to the end: `observe` each stretch up to a source, `resolve` the source, go on.

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
        self._resolver = resolver
        self._date = date
        self._scene = Scene(resolver, date, text, tokens)
        self._speaking: Speaker | None = None

    def observe(self, start: int, end: int) -> None:
        """Take note of the persons, states and bodies named in a stretch of the text; offsets are characters."""
        self._scene.observe(start, end)

    def resolve(self, source: str) -> Speaker:
        """Return who a source is, and remember them as the one who spoke last."""
        mention, scene = mention_of(source), self._scene
        speaker, head = self._resolve(mention), mention.head
        scene.latest, scene.group = ([], []), None
        if speaker.name in scene.people:
            scene.subject, scene.role = speaker.name, None
            scene.topic = scene.topic if speaker.actor == speaker.name else Speaker.of_actor(speaker.actor)
        elif speaker.name:
            scene.topic = speaker
        if (
            speaker.name not in scene.people
            and head in self._resolver.gazetteer.title_words
            and head not in _COLLECTIVE_HEADS
        ):
            scene.role = speaker
        if speaker.actor != UNKNOWN_ACTOR or speaker.name:
            self._speaking = speaker
            if speaker.actor != UNKNOWN_ACTOR:
                scene.states.pop(speaker.actor, None)
                scene.states[speaker.actor] = None
            if head and head not in PRONOUNS:
                scene.heads[head] = speaker
        return speaker

    @property
    def speaking(self) -> Speaker:
        """Whoever spoke last."""
        return self._speaking or NOBODY

    def _resolve(self, mention: Mention) -> Speaker:
        tokens = mention.tokens
        if not len(tokens):
            return NOBODY
        if len(tokens) == 1 and (pronoun := self._by_pronoun(tokens.lowers[0])):
            return pronoun
        return self._in_context(mention) or self._by_words(mention)

    def _in_context(self, mention: Mention) -> Speaker | None:
        """Who a mention is that says it only together with the rest of the article."""
        tokens, scene = mention.tokens, self._scene
        known = self._surname(mention.name, tokens.lowers) or self._joint_surnames(mention.name)
        if known or (known := both_sides(tokens.lowers, scene)):
            return known
        if whole := half_named(mention.text, scene):
            return self._resolve(mention_of(whole))
        owned = tokens.lowers[0] in {"his", "her"} or "'s" in tokens.lowers[1:4]
        if owned and (tokens.lowers[-1] in _STAFF or mention.head in UTTERANCES) and (whose := self._possessor(tokens)):
            return Speaker(without_article(mention.text), whose, (whose,))
        return None

    def _by_words(self, mention: Mention) -> Speaker:
        """Who a mention is by its own words; where they do not say it, an office or a group."""
        tokens = mention.tokens
        resolution = self._resolver.resolve(mention.text, self._date, tokens=tokens)
        if resolution and resolution.actor and is_us_state(resolution, mention.text, self._scene):
            return self._at_home(mention, resolution)
        if resolution and resolution.actor:
            return self._named(mention, resolution)
        if tokens.lowers[0] in {"its", "their"} and (owner := self._owner(mention, resolution)):
            return Speaker(without_article(mention.text), owner.actor, owner.actors)
        if resolution and resolution.form == "office":
            return self._office(mention)
        return self._nameless(mention)

    def _at_home(self, mention: Mention, resolution: Resolution) -> Speaker:
        """Somebody of a state of the Union: a person for themselves, else nobody of a country."""
        if resolution.form != "person" or not resolution.speaker:
            return Speaker(without_article(mention.text), UNKNOWN_ACTOR, ())
        return Speaker.of_person(
            self._scene.people.remember(resolution.speaker, resolution.speaker, mention.tokens.lowers)
        )

    def _by_pronoun(self, lower: str) -> Speaker | None:
        if lower in PERSON_PRONOUNS:
            return self._pronoun(lower)
        if lower in _COLLECTIVE_PRONOUNS:
            return self._collective(lower)
        return self._relative(lower) if lower in {"who", "which"} else None

    def _named(self, mention: Mention, resolution: Resolution) -> Speaker:
        tokens, scene = mention.tokens, self._scene
        actor, actors = resolution.actor or UNKNOWN_ACTOR, resolution.actors
        if resolution.form == "person" and resolution.speaker:
            known = scene.people.get(resolution.speaker)
            if known and known.actor != known.name:
                actor = known.actor
            elif actor == resolution.speaker:
                actor = self._by_office(tokens, actor)
            gender = self._resolver.gazetteer.gender(resolution.speaker)
            scene.people.remember(resolution.speaker, actor, tokens.lowers, gender=gender)
            actors = (actor, *actors[1:])
        elif resolution.form == "body":
            self._name_bodies(tokens)
        elif tokens.lowers[0] == "the" and (holder := scene.people.of_role([mention.head], actor=actor)):
            return Speaker.of_person(holder)  # "the Russian president", named before
        if resolution.form == "country":
            scene.named.pop(actor, None)
            scene.named[actor] = None
        if resolution.form != "person":
            scene.nearest = Speaker(resolution.speaker, actor, actors or (actor,))
        return Speaker(resolution.speaker, actor, actors or (actor,))

    def _name_bodies(self, tokens: Tokens) -> None:
        for found in self._resolver.names_in(tokens, self._scene.day):
            if found.name.form == "body":
                self._scene.name_body(found.name)

    def _by_office(self, tokens: Tokens, actor: str) -> str:
        """Whom a person speaks for whose mention names an office but not whose: "Chang, the national security adviser"."""
        speaks_for = self._resolver.gazetteer.office(tokens.lowers)
        if (whose := self._possessor(tokens)) and speaks_for == "country":
            return whose
        if "its" in tokens.lowers and speaks_for in {"country", "body"}:
            owner = self._collective("it").actor
            return owner if owner != UNKNOWN_ACTOR else actor
        owned = any(lower in {"the", "their"} for lower in tokens.lowers)
        return (self._scene.state_in_sight() or actor) if owned and speaks_for == "country" else actor

    def _possessor(self, tokens: Tokens) -> str | None:
        """Whom the person speaks for whose official a mention is: "Yoon's security adviser", "his office"."""
        scene = self._scene
        if tokens.lowers[0] in {"his", "her"} and scene.role:
            return scene.role.actor if scene.role.actor != UNKNOWN_ACTOR else None
        if tokens.lowers[0] in {"his", "her"} and (subject := scene.people.get(scene.subject)):
            return subject.actor
        if "'s" in tokens.lowers[:4]:
            owner = [text for text in tokens.texts[: tokens.lowers.index("'s")] if text[0].isalnum()]
            if whose := self._surname(owner, [text.lower() for text in owner]):
                return whose.actor
        return None

    def _owner(self, mention: Mention, resolution: Resolution | None) -> Speaker | None:
        """Whose "its leader", "their spokesman" is: the body's or state's that it is about."""
        if not resolution and mention.head not in _STAFF and mention.head not in UTTERANCES:
            return None
        owner = self._collective("it")
        return owner if owner.actor != UNKNOWN_ACTOR and owner.name not in self._scene.people else None

    def _pronoun(self, pronoun: str) -> Speaker:
        """He or she: the person the sentence before was about, else the last one named whom the gender fits."""
        scene, gender = self._scene, "f" if pronoun == "she" else "m"
        if scene.role and gender_of((scene.role.name or "").lower().split()) in {None, gender}:
            return scene.role if scene.role.actor != UNKNOWN_ACTOR else NOBODY
        subject = scene.people.get(scene.subject)
        last = itertools.islice(scene.people, _LOOKED_AT)
        candidates = [*([subject] if subject else []), *(each for each in last if each is not subject)]
        fitting = [each for each in candidates if each.gender in {None, gender}]
        sure = [each for each in candidates[:_NEAR] if each.gender == gender]
        if sure and not (fitting[0] is subject and _may_be(subject, gender)):
            fitting = sure
        person = next(iter(fitting), None)
        person = person or scene.ahead(gender)
        if person is None:
            return NOBODY
        person.gender = gender
        return Speaker.of_person(person)

    def _collective(self, pronoun: str) -> Speaker:
        """We and I: who speaks; they: those named together; it: the body or state that the sentence before was about."""
        scene = self._scene
        if pronoun in {"we", "i", "you"}:
            return self.speaking
        if pronoun in {"they", "both"}:
            if len(actors := scene.together()) > 1:
                return Speaker.joint(actors)
            group = scene.group or scene.topic or self._speaking
            if group is None or group.actor == UNKNOWN_ACTOR:
                return NOBODY
            only_named = group is not scene.group and group.actor in scene.named
            return NOBODY if only_named and group.actor != self.speaking.actor else group
        return scene.topic or self._speaking or scene.nearest or self._last_state()

    def _last_state(self) -> Speaker:
        last = next(reversed(self._scene.states), None)
        return Speaker.of_actor(last) if last else NOBODY

    def _relative(self, pronoun: str) -> Speaker:
        """ "Who" and "which" in a clause of their own: the person, or the state or body, named last."""
        person = next(iter(self._scene.people), None)
        if pronoun == "who" and person:
            return Speaker.of_person(person)
        return self._scene.nearest or self._last_state()

    def _surname(self, words: Sequence[str], mentioned: Sequence[str]) -> Speaker | None:
        """A surname, alone or after a title: a person of this article, else the one in office that a reader would think of."""
        if not words or words[-1].islower() or len(words) > _TITLE_REACH:
            return None
        last = words[-1].lower()
        before = [word.lower().rstrip(".") for word in words[:-1]]
        if not all(self._may_stand_before(word) for word in before):
            return None
        people = self._scene.people
        if known := people.of_surname(last, before, subject=self._scene.subject):
            return Speaker.of_person(known)
        gazetteer = self._resolver.gazetteer
        if gazetteer.is_name(words[-1]) or last in gazetteer.title_words or last in PLURAL_ROLES:
            return None
        self._scene.read_passed_over()
        if known := people.of_surname(last, before):
            return Speaker.of_person(known)
        if meant := self._scene.in_office(last):
            gender = self._resolver.gazetteer.gender(meant.name)
            people.remember(meant.name, meant.actor, [*mentioned, *meant.role.lower().split()], gender=gender)
            return Speaker(meant.name, meant.actor, (meant.actor,))
        return None

    def _joint_surnames(self, words: Sequence[str]) -> Speaker | None:
        """Several by their surnames: "Merkel and Macron"."""
        parts = [part.split() for part in " ".join(words).split(" and ")]
        if len(parts) != 2 or not all(parts):
            return None
        speakers = [self._surname(part, [word.lower() for word in part]) for part in parts]
        first, second = speakers
        return Speaker.joint([first.actor, second.actor]) if first and second else None

    def _may_stand_before(self, word: str) -> bool:
        """Whether a word may stand before a surname: a title, an office, the country it is an office of."""
        if word in _BEFORE_SURNAMES or word in self._resolver.gazetteer.titles:
            return True
        return any(name.form in {"country", "demonym"} for name in self._resolver.gazetteer.names.get(word, ()))

    def _office(self, mention: Mention) -> Speaker:
        """ "The president", "the ministry": whoever was that before in this article, else the state that spoke last."""
        source, tokens, head = mention.text, mention.tokens, mention.head
        titled = all(text[0].isupper() for text in tokens.texts) and not head.endswith("s")
        definite = tokens.lowers[0] in {"the", "its", "his", "her", "their"} or titled
        speaks_for = self._resolver.gazetteer.office(tokens.lowers)
        if definite and head:
            if holder := self._holder(tokens, head, speaks_for):
                return Speaker.of_person(holder)
            if known := self._scene.known_as(head):
                return known
            if speaks_for == "body" and not head.endswith("s") and (body := self._scene.stranger_in_topic()):
                return body
        if (of := OF_WHOM.search(source)) and (whose := self._known_by_head(of[1])):
            return Speaker(without_article(source), whose.actor, whose.actors)
        state = self._scene.state_in_sight() if definite and speaks_for == "country" else None
        if state and "former" not in tokens.lowers:
            return Speaker.of_actor(state, name=without_article(source))
        return self._nameless(mention)

    def _holder(self, tokens: Tokens, head: str, speaks_for: str | None) -> Person | None:
        """Who holds an office: somebody of whom the article said so, else the person it is about if of no other office."""
        people, titles = self._scene.people, self._resolver.gazetteer.title_words
        told = [lower for lower in tokens.lowers[1:] if lower in titles and lower not in {"of", "the", "for"}]
        if holder := people.of_role(told) or (people.of_role([head]) if told == [head] else None):
            return holder
        subject = people.get(self._scene.subject)
        if subject is None or tokens.lowers[0] != "the" or head in NAMELESS:
            return None
        if head in _ANY_LEADER and speaks_for == "country":
            return subject if subject.actor in self._scene.named or subject.actor != subject.name else None
        if not (is_person_noun(head) or speaks_for == "person" or "former" in tokens.lowers) or head in _BYSTANDERS:
            return None
        in_office = subject.actor != subject.name
        if speaks_for == "country" and "former" not in tokens.lowers:
            return None
        if not in_office:
            return subject
        return subject if speaks_for == "body" and subject.actor not in self._scene.named else None

    def _known_by_head(self, mention: str) -> Speaker | None:
        """Who "the ministry" or "the guild" was before in this article."""
        if not mention.lower().startswith(("the ", "its ", "their ")):
            return None
        return self._scene.known_as(head_of(mention))

    def _nameless(self, mention: Mention) -> Speaker:
        """A group goes by its own noun; somebody nameless is nobody known."""
        source, tokens = mention.text, mention.tokens
        if known := self._known_by_head(source):
            return known
        subject = self._scene.people.get(self._scene.subject)
        nobody = NAMELESS | _BYSTANDERS
        alone = subject and (subject.actor == subject.name or mention.head.endswith("year-old"))
        if (
            subject
            and alone
            and tokens.lowers[0] == "the"
            and is_person_noun(mention.head)
            and mention.head not in nobody
        ):
            return Speaker.of_person(subject)
        words = group_of(tokens)
        head = words[-1].lower() if words else ""
        if not words or head in NAMELESS or head in PRONOUNS or len(words) > GROUP_LONGEST:
            return NOBODY
        name = " ".join(words)
        plural = head.endswith("s") and not head.endswith("ss")
        named = words[-1][0].isupper() and not (plural and len(words) == 1)
        if plural or named:
            begins = words[0] == tokens.texts[0] and not self._resolver.gazetteer.is_name(words[0])
            name = name[0].lower() + name[1:] if begins and not named else name
            return Speaker(name, name, (name,))
        return Speaker(without_article(source), UNKNOWN_ACTOR, ())


def _may_be(person: Person, gender: str) -> bool:
    """Whether somebody whom the article has told something about may be a he, or a she, by the sound of the name."""
    if person.gender == gender:
        return True
    return bool(person.roles) and person.name.split()[0].endswith("a") == (gender == "f")
