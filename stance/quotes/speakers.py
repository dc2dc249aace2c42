"""Who a source is, within its article: pronouns, roles and bare surnames go back to whom was named before."""

from functools import cached_property

from stance.language.grammar import PRONOUNS
from stance.language.tokens import Tokens
from stance.names import Resolution, Resolver
from stance.quotes.mentions import UTTERANCES, Mention, mention_of, without_article
from stance.quotes.people import NOBODY, Speaker
from stance.quotes.pronouns import by_pronoun, collective
from stance.quotes.roles import by_noun, by_office
from stance.quotes.scene import Scene
from stance.quotes.sides import both_sides, half_named, is_us_state
from stance.quotes.surnames import by_surname, joint_surnames
from stance.records import UNKNOWN_ACTOR, Span

__all__ = ["NOBODY", "Discourse", "Speaker"]

_COLLECTIVE_HEADS = frozenset("government ministry army military police embassy cabinet court party committee".split())
_STAFF = frozenset(
    """
    adviser aide allies manager office government spokesman spokeswoman spokesperson administration cabinet ministry team staff aides campaign
    headquarters
    """.split()
)


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
        self._text = text
        self._tokens = tokens
        self._to_observe: list[Span] = []  # what is behind the last source is never read, nor an article without one

    def observe(self, start: int, end: int) -> None:
        """Take note of the persons, states and bodies named in a stretch of the text; offsets are characters."""
        self._to_observe.append((start, end))

    @cached_property
    def _scene(self) -> Scene:
        return Scene(self._resolver, self._date, self._text, self._tokens)

    def resolve(self, source: str) -> Speaker:
        """Return who a source is, and remember them as the one who spoke last."""
        mention, scene = mention_of(source), self._scene
        for stretch in self._to_observe:
            scene.observe(*stretch)
        self._to_observe.clear()
        speaker, head = self._resolve(mention), mention.head
        scene.latest, scene.group = ([], []), None
        is_person = speaker.name in scene.people
        if is_person:
            scene.subject, scene.role = speaker.name, None
            scene.topic = scene.topic if speaker.actor == speaker.name else Speaker.of_actor(speaker.actor)
        elif speaker.name:
            scene.topic = speaker
        if not is_person and head in self._resolver.gazetteer.title_words and head not in _COLLECTIVE_HEADS:
            scene.role = speaker
        if speaker.actor != UNKNOWN_ACTOR or speaker.name:
            scene.speaking = speaker
            if speaker.actor != UNKNOWN_ACTOR:
                scene.states.pop(speaker.actor, None)
                scene.states[speaker.actor] = None
            if head and head not in PRONOUNS:
                scene.heads[head] = speaker
        return speaker

    @property
    def speaking(self) -> Speaker:
        """Whoever spoke last."""
        return self._scene.speaking or NOBODY

    def _resolve(self, mention: Mention) -> Speaker:
        tokens = mention.tokens
        if not tokens.texts:
            return NOBODY
        if len(tokens.texts) == 1 and (pronoun := by_pronoun(tokens.lowers[0], self._scene)):
            return pronoun
        return self._in_context(mention) or self._by_words(mention)

    def _in_context(self, mention: Mention) -> Speaker | None:
        """Who a mention is that says it only together with the rest of the article."""
        tokens, scene = mention.tokens, self._scene
        known = by_surname(mention.name, tokens.lowers, scene) or joint_surnames(mention.name, scene)
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
            return by_office(mention, self._scene)
        return by_noun(mention, self._scene)

    def _at_home(self, mention: Mention, resolution: Resolution) -> Speaker:
        """Somebody of a state of the Union: a person for themselves, else nobody of a country."""
        if resolution.form != "person" or not resolution.speaker:
            return Speaker(without_article(mention.text), UNKNOWN_ACTOR, ())
        return Speaker.of_person(
            self._scene.people.remember(resolution.speaker, resolution.speaker, mention.tokens.lowers)
        )

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
        speaker = Speaker(resolution.speaker, actor, actors or (actor,))
        if resolution.form != "person":
            scene.nearest = speaker
        return speaker

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
            owner = collective("it", self._scene).actor
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
            if whose := by_surname(owner, [text.lower() for text in owner], self._scene):
                return whose.actor
        return None

    def _owner(self, mention: Mention, resolution: Resolution | None) -> Speaker | None:
        """Whose "its leader", "their spokesman" is: the body's or state's that it is about."""
        if not resolution and mention.head not in _STAFF and mention.head not in UTTERANCES:
            return None
        owner = collective("it", self._scene)
        return owner if owner.actor != UNKNOWN_ACTOR and owner.name not in self._scene.people else None
