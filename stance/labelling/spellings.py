"""Actors that are written two ways: in other letters, with a slip of the pen, or by two names of one actor."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from stance.language.tokens import words
from stance.names.gazetteer import Gazetteer, key_of
from stance.near_copies import DisjointSets
from stance.records import UNKNOWN_ACTOR

_SHORTEST = 5  # letters of a name in which one may be a slip


def doubtful_spellings(actors: Iterable[str], gazetteer: Gazetteer) -> dict[str, str]:
    """Return the names that seem to stand for an actor who is also written otherwise, each with what that actor is called.

    Two names are one actor's where the gazetteer says so, where they differ in capitals, accents, marks or a leading
    "the" alone, or where they begin alike and are equal but for one letter. Names that the gazetteer has for two actors
    stay two; a person is not the state they speak for.

    Parameters
    ----------
    actors : iterable of str
        As they are written, once for each line.

    Returns
    -------
    dict of str to str
        Name as written -> the name that the gazetteer has, else the one that is written most often.
    """
    counts = Counter(actor for actor in actors if actor != UNKNOWN_ACTOR)
    names = sorted(counts)
    known = {name: _known_actor(name, gazetteer) for name in names}
    sets = DisjointSets(len(names))
    for one, other in _pairs(names, known):
        sets.join(one, other)
    groups = defaultdict(list)
    for name, group in zip(names, sets.groups(), strict=True):
        groups[group].append(name)
    return dict(pair for group in groups.values() if len(group) > 1 for pair in _doubtful(group, known, counts))


def _doubtful(
    group: list[str], known: Mapping[str, str | None], counts: Mapping[str, int]
) -> Iterator[tuple[str, str]]:
    usual = [name for name in group if known[name] == name]
    often = max(usual or group, key=lambda name: counts[name])
    for name in group:
        right = known[name] or known[often] or often
        if right != name:
            yield name, right


def _known_actor(name: str, gazetteer: Gazetteer) -> str | None:
    """The state or body that a name stands for in the gazetteer, or the person it names, where it is one alone."""
    meanings = gazetteer.names.get(key_of(name), ())
    found = {meaning.name if meaning.form == "person" else meaning.actor for meaning in meanings}
    return found.pop() if len(found) == 1 else None


def _pairs(names: list[str], known: Mapping[str, str | None]) -> Iterator[tuple[int, int]]:
    """Pairs of names that share an actor, a plain form or what is left when a letter is dropped."""
    shared: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, name in enumerate(names):
        for key in _keys(name, known[name]):
            shared[key].append(at)
    for members in shared.values():
        for one, other in combinations(members, 2):
            actors = {known[names[one]], known[names[other]]} - {None}
            if len(actors) < 2:
                yield one, other


def _keys(name: str, actor: str | None) -> set[tuple[str, str]]:
    left = {("letters", each) for each in _with_a_letter_dropped(_plain(name))}
    return left if actor is None else left | {("actor", actor)}


def _plain(name: str) -> str:
    """A name in small letters without accents, marks and a leading "the"."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    found = words("".join(each for each in letters if not unicodedata.combining(each)))
    return " ".join(found[1:] if len(found) > 1 and found[0] == "the" else found) or name


def _with_a_letter_dropped(plain: str) -> set[str]:
    """A name, and what is left of it without one letter: two that share one of these differ by one letter at the most.

    The first letter stays: "East Island" and "West Island" are two.
    """
    if len(plain) < _SHORTEST:
        return {plain}
    return {plain} | {plain[:at] + plain[at + 1 :] for at in range(1, len(plain))}
