"""Roles and nouns: whom “the president”, “the ministry” and “residents” mean."""

from stance.language.grammar import PRONOUNS
from stance.language.tokens import Tokens
from stance.quotes.mentions import (
    GROUP_LONGEST,
    NAMELESS,
    OF_WHOM,
    Mention,
    group_of,
    head_of,
    is_person_noun,
    without_article,
)
from stance.quotes.people import NOBODY, Person, Speaker
from stance.quotes.scene import Scene
from stance.records import UNKNOWN_ACTOR

_ANY_LEADER = frozenset({"leader", "premier", "monarch", "pontiff", "ruler", "statesman"})
# Who is somebody else than the person just spoken of.
_BYSTANDERS = frozenset(
    """
    adviser analyst aide colleague critic driver expert friend heckler insider moderator observer opponent participant
    pollster protester reporter resident rival source suspect supporter victim viewer voter witness worker
    """.split()
)


def by_office(mention: Mention, scene: Scene) -> Speaker:
    """Return who "the president", "the ministry" is: whoever was that before in this article, else the state that spoke last."""
    source, tokens, head = mention.text, mention.tokens, mention.head
    titled = all(text[0].isupper() for text in tokens.texts) and not head.endswith("s")
    definite = tokens.lowers[0] in {"the", "its", "his", "her", "their"} or titled
    speaks_for = scene.resolver.gazetteer.office(tokens.lowers)
    if definite and head:
        if holder := _holder(tokens, head, speaks_for, scene):
            return Speaker.of_person(holder)
        if known := scene.known_as(head):
            return known
        if speaks_for == "body" and not head.endswith("s") and (body := scene.stranger_in_topic()):
            return body
    if (of := OF_WHOM.search(source)) and (whose := _known_by_head(of[1], scene)):
        return Speaker(without_article(source), whose.actor, whose.actors)
    state = scene.state_in_sight() if definite and speaks_for == "country" else None
    if state and "former" not in tokens.lowers:
        return Speaker.of_actor(state, name=without_article(source))
    return by_noun(mention, scene)


def by_noun(mention: Mention, scene: Scene) -> Speaker:
    """Return who is told by a noun alone: a group goes by its own noun; somebody nameless is nobody known."""
    source, tokens = mention.text, mention.tokens
    if known := _known_by_head(source, scene):
        return known
    subject = scene.people.get(scene.subject)
    nobody = NAMELESS | _BYSTANDERS
    alone = subject and (subject.actor == subject.name or mention.head.endswith("year-old"))
    if subject and alone and tokens.lowers[0] == "the" and is_person_noun(mention.head) and mention.head not in nobody:
        return Speaker.of_person(subject)
    words = group_of(tokens)
    head = words[-1].lower() if words else ""
    if not words or head in NAMELESS or head in PRONOUNS or len(words) > GROUP_LONGEST:
        return NOBODY
    name = " ".join(words)
    plural = head.endswith("s") and not head.endswith("ss")
    named = words[-1][0].isupper() and not (plural and len(words) == 1)
    if plural or named:
        begins = words[0] == tokens.texts[0] and not scene.resolver.gazetteer.is_name(words[0])
        name = name[0].lower() + name[1:] if begins and not named else name
        return Speaker(name, name, (name,))
    return Speaker(without_article(source), UNKNOWN_ACTOR, ())


def _holder(tokens: Tokens, head: str, speaks_for: str | None, scene: Scene) -> Person | None:
    """Who holds an office: somebody of whom the article said so, else the person it is about if of no other office."""
    people, titles = scene.people, scene.resolver.gazetteer.title_words
    told = [lower for lower in tokens.lowers[1:] if lower in titles and lower not in {"of", "the", "for"}]
    if holder := people.of_role(told) or (people.of_role([head]) if told == [head] else None):
        return holder
    subject = people.get(scene.subject)
    if subject is None or tokens.lowers[0] != "the" or head in NAMELESS:
        return None
    if head in _ANY_LEADER and speaks_for == "country":
        return subject if subject.actor in scene.named or subject.actor != subject.name else None
    if not (is_person_noun(head) or speaks_for == "person" or "former" in tokens.lowers) or head in _BYSTANDERS:
        return None
    in_office = subject.actor != subject.name
    if speaks_for == "country" and "former" not in tokens.lowers:
        return None
    if not in_office:
        return subject
    return subject if speaks_for == "body" and subject.actor not in scene.named else None


def _known_by_head(mention: str, scene: Scene) -> Speaker | None:
    """Who "the ministry" or "the guild" was before in this article."""
    if not mention.lower().startswith(("the ", "its ", "their ")):
        return None
    return scene.known_as(head_of(mention))
