"""Source candidates: the noun phrases around a cue that may be its source, and the signs by which one is chosen."""

from collections.abc import Iterator
from dataclasses import dataclass

from stance.language.grammar import POSSESSIVES, is_adverb
from stance.language.word_classes import FINITE, FULL_VERBS
from stance.quotes.cue_candidates import AFTER, BEFORE, Cue
from stance.quotes.layout import Segment, Words
from stance.quotes.phrases import Stretch, head_of_phrase, noun_phrase_after
from stance.quotes.subjects import near_phrase, subject_before, verb_group_start
from stance.quotes.weights import Options, Values

_OF_NOUNS = frozenset({"by", "of", "from", "to", "for", "with", "among", "in", "between"})
_AGENT_REACH = 9
_POSSESSIVE_REACH = 4
_CLAUSES = 2  # subjects of clauses before that are looked at
_CLAUSE_REACH = 40
_VERB_CLASSES = FINITE | FULL_VERBS

COMMON = 8  # of the names: what all candidates share
NAMES = (
    "choices",
    "cue's class",
    "cue's word",
    "class before the cue's group",
    "class before the cue",
    "class behind the cue",
    "cue's ending and class before",
    "helpers",
    "head",
    "head's class",
    "first word",
    "before it",
    "behind it",
    "distance",
    "words",
    "in quotation",
    "between",
)
_NONE = ("",) * (len(NAMES) - COMMON)


@dataclass(frozen=True, slots=True)
class SourceCandidate:
    """A noun phrase that may be the source, or that there is none.

    Parameters
    ----------
    place : str
        Where it stands: ``subject``, ``near``, ``possessive``, ``behind``, ``behind by``, ``agent``, ``clause 1``, ``same``
        (as the attribution before) or ``none``.
    stretch : pair of int, optional
        Its words.
    """

    place: str
    stretch: Stretch | None


def source_candidates(words: Words, segment: Segment, cue: Cue, same: Stretch | None) -> list[SourceCandidate]:
    """Return the candidates, each stretch once, and that there is none.

    Parameters
    ----------
    same : stretch, optional
        The source of the attribution before in the segment.
    """
    found: dict[Stretch, str] = {}
    for place, stretch in _around(words, segment, cue):
        if stretch[0] < stretch[1] and words.lowers[slice(*stretch)] != ["there"]:
            found.setdefault(stretch, place)
    if same and same[1] <= cue.start:
        found.setdefault(same, "same")
    return [SourceCandidate(place, stretch) for stretch, place in found.items()] + [SourceCandidate("none", None)]


def _around(words: Words, segment: Segment, cue: Cue) -> Iterator[tuple[str, Stretch]]:
    low = segment.first
    if cue.subject:
        yield "subject", cue.subject
    if cue.start > low and words.inside[cue.start - 1] < 0 and words.texts[cue.start - 1][0].isalpha():
        yield "near", (near_phrase(words, cue.start, low), cue.start)
    if possessor := _possessor(words, segment, cue):
        yield "possessive", possessor
    yield from _behind(words, segment, cue)
    yield from _clause_subjects(words, segment, cue)


def _possessor(words: Words, segment: Segment, cue: Cue) -> Stretch | None:
    """Whose claim a noun is: "Smith's claim", "his repeated claim"."""
    lowers = words.lowers
    for at in range(cue.at - 1, max(segment.first, cue.at - _POSSESSIVE_REACH) - 1, -1):
        if lowers[at] == "'s":
            return (near_phrase(words, at, segment.first), at) if at > segment.first else None
        if lowers[at] in POSSESSIVES:
            return at, at + 1
        if lowers[at] == "'" and at > segment.first:
            return near_phrase(words, at, segment.first), at
        if not lowers[at][0].isalpha() or words.kinds[at] in {"preposition", "verb:say"}:
            return None
    return None


def _behind(words: Words, segment: Segment, cue: Cue) -> Iterator[tuple[str, Stretch]]:
    lowers, high = words.lowers, segment.end
    behind = cue.at + 1
    while behind < high and is_adverb(lowers[behind]):
        behind += 1
    if behind >= high:
        return
    if lowers[behind] in _OF_NOUNS:
        if behind + 1 < high:
            yield from _with_and_without_description(words, "behind " + lowers[behind], behind + 1, high)
    else:
        yield from _with_and_without_description(words, "behind", behind, high)
    for at in range(behind + 1, min(cue.at + _AGENT_REACH, high - 1)):
        if lowers[at] == "by":
            yield "agent", (at + 1, noun_phrase_after(words, at + 1, high))
            return
        if lowers[at] in {".", ";", ":"}:
            return


def _with_and_without_description(words: Words, place: str, first: int, high: int) -> Iterator[tuple[str, Stretch]]:
    """A phrase with what stands behind its comma, a description or the next clause, and without."""
    end = noun_phrase_after(words, first, high)
    yield place, (first, end)
    if "," in words.lowers[first:end]:
        yield place + ",", (first, words.lowers.index(",", first))


def _clause_subjects(words: Words, segment: Segment, cue: Cue) -> Iterator[tuple[str, Stretch]]:
    """The subjects of the clauses before: of participles, of second predicates, of infinitives."""
    low, kinds = segment.first, words.kinds
    found = 0
    lowest = max(low, cue.start - _CLAUSE_REACH)
    at = cue.start - 1
    while at > lowest and found < _CLAUSES:
        kind = kinds[at]
        if words.inside[at] < 0 and kind in _VERB_CLASSES:
            subject = subject_before(words, verb_group_start(words, at, low), low)
            if subject and subject[1] <= cue.start:
                found += 1
                yield f"clause {found}", subject
                at = subject[0]
        at -= 1


def source_options(words: Words, segment: Segment, cue: Cue, same: Stretch | None) -> Options:
    """Return the source candidates of a cue with their signs."""
    candidates = source_candidates(words, segment, cue, same)
    before = words.kinds[cue.start - 1] if cue.start > segment.first else BEFORE
    common = (
        " ".join(each.place for each in candidates),
        cue.kind,
        words.lowers[cue.at],
        before,
        cue.before,
        cue.behind,
        cue.ending + " " + before,
        cue.helpers,
    )
    return Options(
        common,
        [
            (each, _signs(words, segment, cue, each.stretch), (each.place, each.place + " " + cue.kind))
            for each in candidates
        ],
    )


def _signs(words: Words, segment: Segment, cue: Cue, stretch: Stretch | None) -> Values:
    if stretch is None:
        return _NONE
    lowers, kinds, inside = words.lowers, words.kinds, words.inside
    low, high, start = segment.first, segment.end, cue.start
    first, end = stretch
    head = head_of_phrase(words, first, end)
    distance = start - end if end <= start else first - cue.at
    between = kinds[end:start] if end <= start else kinds[cue.at + 1 : first]
    return (
        words.forms[head],
        kinds[head],
        lowers[first] if kinds[first] in {"determiner", "possessive", "pronoun"} else kinds[first],
        (kinds[first - 1] + ("q" if inside[first - 1] >= 0 else "")) if first > low else BEFORE,
        (kinds[end] + ("q" if inside[end] >= 0 else "")) if end < high else AFTER,
        str(distance if distance < 6 else 6 + min(distance // 6, 5)),
        str(min(end - first, 8)),
        "yes" if inside[first] >= 0 else "no",
        " ".join(between[:3]) if len(between) < 4 else "many",
    )
