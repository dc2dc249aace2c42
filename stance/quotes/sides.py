"""Names that only the rest of the article completes: "the two countries", "the North", Georgia the state of the Union."""

import itertools
import re
from collections.abc import Sequence

from stance.names import Found, Resolution
from stance.quotes.people import Speaker
from stance.quotes.scene import Scene
from stance.records import UNKNOWN_ACTOR

_PAIRS = frozenset("both two".split())
_STATES = frozenset(
    "countries nations states governments armies militaries capitals neighbours neighbors powers superpowers republics kingdoms".split()
)
_LEADERS = frozenset(
    "leaders presidents ministers premiers chancellors diplomats ambassadors envoys men women candidates".split()
)
_BODIES = frozenset("airlines banks clubs companies firms groups organisations organizations unions".split())
_SIDES = frozenset("sides parties camps rivals foes enemies allies".split())
_KOREAS = ("South Korea", "North Korea")
_HALF = re.compile(r"\b[Tt]he (North|South)(?=$|['’,.]|\s(?!Korea|Africa|Sudan|[A-Z]))")
_HALVES = {
    "Korea": {"North": "North Korea", "South": "South Korea"},
    "Sudan": {"North": "Sudan", "South": "South Sudan"},
}
# What tells a state of the Union from the country or the capital of its name.
_US_STATES = {
    "Georgia": (
        re.compile(
            r"\b(?:Atlanta|Savannah|Augusta|Macon|Columbus|Kemp|Abrams|Raffensperger|Ga\.|Peach State|Fulton|G\.O\.P|Republicans?"
            r"|Democrats?|sheriff|county|Senate|Congress|gubernatorial|governor)(?!\w)"
        ),
        re.compile(
            r"\b(?:Tbilisi|Georgians?|Caucasus|Ossetian?|Abkhazian?|Batumi|Saakashvili|Moscow|Russian?|NATO|European)\b"
        ),
    ),
    "United States": (
        re.compile(r"\b(?:Spokane|Seattle|Tacoma|Olympia|Wash\.|Puget|Inslee)(?!\w)"),
        re.compile(r"\b(?:U\.S\.|US|American?|White House|Congress|Moscow|Beijing)\b"),
    ),
}
# Offices that a state of the Union has and a country of the same name has not.
_US_OFFICES = re.compile(
    r"\b(?:secretary of state|(?:lieutenant )?governor|attorney general|state (?:senator|representative))\b",
    re.IGNORECASE,
)


def both_sides(lowers: Sequence[str], scene: Scene) -> Speaker | None:
    """Return the two whom "both countries", "the two sides" means: those that were named together, nobody where they are not two."""
    head = lowers[-1]
    counted = lowers[0] in _PAIRS or (len(lowers) > 1 and lowers[0] == "the" and lowers[1] in _PAIRS)
    if not counted or len(lowers) > 4:
        return None
    if head == "koreas":
        return Speaker.joint(_KOREAS)
    if head not in _STATES | _LEADERS | _SIDES | _BODIES:
        return None
    if head in _LEADERS:
        people = list(itertools.islice(scene.people, 3))
        if len(people) == 2 and people[0].actor != people[1].actor:
            return Speaker.joint(person.actor for person in reversed(people))
    if head in _BODIES:
        bodies = list(dict.fromkeys(found.name.actor for found in scene.latest[1] if found.name.form == "body"))
        return Speaker.joint(bodies) if len(bodies) == 2 else Speaker(" ".join(lowers[-2:]), UNKNOWN_ACTOR, ())
    states = _two(scene, bodies=head in _SIDES)
    return Speaker.joint(states) if states else Speaker(" ".join(lowers[-2:]), UNKNOWN_ACTOR, ())


def half_named(source: str, scene: Scene) -> str | None:
    """Return a mention with "the North" or "the South" written out, where the article names a divided country."""
    found = _HALF.search(source) if "North" in source or "South" in source else None
    if not found:
        return None
    states = scene.all_states
    for halves in _HALVES.values():
        if states & set(halves.values()) - {"Sudan"} or (states == {"Sudan"} and "Sudan" in halves.values()):
            return source[: found.start()] + halves[found[1]] + source[found.end() :]
    return None


def is_us_state(resolution: Resolution, source: str, scene: Scene) -> bool:
    """Whether the country or capital that was understood is a state of the Union by what else the article names."""
    if resolution.actor not in _US_STATES:
        return False
    if resolution.actor == "Georgia" and _US_OFFICES.search(source):
        return True
    if resolution.actor == "United States" and (resolution.form == "person" or "Washington" not in source):
        return False
    if resolution.actor not in scene.us_states:
        inside, outside = _US_STATES[resolution.actor]
        scene.us_states[resolution.actor] = bool(inside.search(scene.text)) and not outside.search(scene.text)
    return scene.us_states[resolution.actor]


def _two(scene: Scene, *, bodies: bool) -> list[str] | None:
    """The two states, or bodies, that the article has named: both in one stretch, or no others at all."""
    together = list(dict.fromkeys(found.name.actor for found in scene.latest[1] if _is_side(found, bodies=bodies)))
    if len(together) == 2:
        return together
    if not together and len(scene.named) == 2:
        return list(scene.named)
    named = list(scene.named)
    return named if len(named) == 2 else None


def _is_side(found: Found, *, bodies: bool) -> bool:
    return found.name.form in {"country", "demonym", "place", "metonym"} or (bodies and found.name.form == "body")
