"""Pronouns: whom he, she, it, they and who go back to."""

import itertools

from stance.language.grammar import PERSON_PRONOUNS
from stance.quotes.people import NOBODY, Person, Speaker, gender_of
from stance.quotes.scene import Scene
from stance.records import UNKNOWN_ACTOR

_COLLECTIVE_PRONOUNS = frozenset({"they", "it", "we", "i", "you", "both"})
_LOOKED_AT = 30  # people named last among whom a pronoun's person is looked for
_NEAR = 4  # people named last among whom a pronoun's gender decides


def by_pronoun(lower: str, scene: Scene) -> Speaker | None:
    """Return who a pronoun in small letters is; none where the word is no pronoun of a speaker."""
    if lower in PERSON_PRONOUNS:
        return _pronoun(lower, scene)
    if lower in _COLLECTIVE_PRONOUNS:
        return collective(lower, scene)
    return _relative(lower, scene) if lower in {"who", "which"} else None


def collective(pronoun: str, scene: Scene) -> Speaker:
    """Return whom a pronoun of several, or of a body, means.

    We and I: who speaks; they: those named together; it: the body or state that the sentence before was about.
    """
    if pronoun in {"we", "i", "you"}:
        return scene.speaking or NOBODY
    if pronoun in {"they", "both"}:
        if len(actors := scene.together()) > 1:
            return Speaker.joint(actors)
        group = scene.group or scene.topic or scene.speaking
        if group is None or group.actor == UNKNOWN_ACTOR:
            return NOBODY
        only_named = group is not scene.group and group.actor in scene.named
        return NOBODY if only_named and group.actor != (scene.speaking or NOBODY).actor else group
    return scene.topic or scene.speaking or scene.nearest or _last_state(scene)


def _pronoun(pronoun: str, scene: Scene) -> Speaker:
    """He or she: the person the sentence before was about, else the last one named whom the gender fits."""
    gender = "f" if pronoun == "she" else "m"
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


def _relative(pronoun: str, scene: Scene) -> Speaker:
    """ "Who" and "which" in a clause of their own: the person, or the state or body, named last."""
    person = next(iter(scene.people), None)
    if pronoun == "who" and person:
        return Speaker.of_person(person)
    return scene.nearest or _last_state(scene)


def _last_state(scene: Scene) -> Speaker:
    last = next(reversed(scene.states), None)
    return Speaker.of_actor(last) if last else NOBODY


def _may_be(person: Person, gender: str) -> bool:
    """Whether somebody whom the article has told something about may be a he, or a she, by the sound of the name."""
    if person.gender == gender:
        return True
    return bool(person.roles) and person.name.split()[0].endswith("a") == (gender == "f")
