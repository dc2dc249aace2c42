"""Surnames, alone, after a title or joined: whom of the article they mean, or whom in office."""

from collections.abc import Sequence

from stance.quotes.mentions import PLURAL_ROLES
from stance.quotes.people import FEMALE_TITLES, MALE_TITLES, Speaker
from stance.quotes.scene import Scene

_BESIDE_TITLES = frozenset("chef the then north south former elder younger new old 's".split())
_BEFORE_SURNAMES = _BESIDE_TITLES | FEMALE_TITLES | MALE_TITLES
_TITLE_REACH = 8  # words before a surname that may be its titles


def by_surname(words: Sequence[str], mentioned: Sequence[str], scene: Scene) -> Speaker | None:
    """Return who a surname is, alone or after a title: a person of this article, else the one in office that a reader would think of."""
    if not words or words[-1].islower() or len(words) > _TITLE_REACH:
        return None
    last = words[-1].lower()
    before = [word.lower().rstrip(".") for word in words[:-1]]
    gazetteer = scene.resolver.gazetteer
    for word in before:  # a title, an office, the country it is an office of
        if word not in _BEFORE_SURNAMES and word not in gazetteer.titles and word not in gazetteer.states_alone:
            return None
    people = scene.people
    if known := people.of_surname(last, before, subject=scene.subject):
        return Speaker.of_person(known)
    if gazetteer.is_name(words[-1]) or last in gazetteer.title_words or last in PLURAL_ROLES:
        return None
    scene.read_passed_over()
    if known := people.of_surname(last, before):
        return Speaker.of_person(known)
    if meant := scene.in_office(last):
        gender = gazetteer.gender(meant.name)
        people.remember(meant.name, meant.actor, [*mentioned, *meant.role.lower().split()], gender=gender)
        return Speaker(meant.name, meant.actor, (meant.actor,))
    return None


def joint_surnames(words: Sequence[str], scene: Scene) -> Speaker | None:
    """Return several by their surnames: "Merkel and Macron"."""
    if "and" not in words:
        return None
    parts = [part.split() for part in " ".join(words).split(" and ")]
    if len(parts) != 2 or not all(parts):
        return None
    speakers = [by_surname(part, [word.lower() for word in part], scene) for part in parts]
    first, second = speakers
    return Speaker.joint([first.actor, second.actor]) if first and second else None
