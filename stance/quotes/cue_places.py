"""Where cues stand: which words of a segment report something, and in what part of speech."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from stance.language.cues import Cue, CueList
from stance.language.grammar import BE, DETERMINERS, LINKING, MODAL, POSSESSIVES, PREPOSITIONS, is_adverb
from stance.quotes.phrases import verb_group_start
from stance.quotes.segments import Segment

# Words that carry an attitude named by a noun: "expressed deep concern", "voiced her support".
_CARRIERS = frozenset(
    """
    express expresses expressed expressing voice voices voiced voicing raise raises raised raising convey conveys conveyed
    conveying reiterate reiterates reiterated reiterating share shares shared sharing signal signalled signaled signals
    offer offers offered offering extend extends extended extending issue issues issued issuing repeat repeats repeated
    declare declares declared announce announces announced send sends sent sending have has had
    """.split()
)
_CARRIER_REACH = 5
# "All", "some", "this" before a form may be its subject; an article or a possessive makes it a noun.
_NOUN_MAKERS = frozenset({"the", "a", "an", "no", "such", "any", "every", "each"}) | POSSESSIVES


@dataclass(frozen=True, slots=True)
class CuePlace:
    """A cue in a segment.

    Parameters
    ----------
    start, end : int
        Tokens, with auxiliaries, adverbs and negation before it; end exclusive.
    head : int
        The token of the word itself.
    voice : str
        ``finite``, ``participial`` (", saying"), ``linked`` ("is worried") or ``according``.
    """

    start: int
    head: int
    end: int
    cue: Cue
    voice: str


def cue_places(segment: Segment, cues: CueList, low: int, high: int) -> Iterator[CuePlace]:
    """Yield the cues among the tokens from `low` up to `high` that stand outside speech, in order."""
    here = low
    while here < high:
        lower = segment.tokens.lowers[here]
        may_be = segment.inside[here] < 0 and (lower in cues.words or lower in cues.phrases or lower in _CARRIERS)
        place = _place_at(segment, cues, here, low, high) if may_be else None
        if place:
            yield place
            here = place.end
        else:
            here += 1


def _place_at(segment: Segment, cues: CueList, at: int, low: int, high: int) -> CuePlace | None:
    lowers = segment.tokens.lowers
    if segment.tokens.texts[at][0].isupper() and not (segment.headline or at == low):
        return None  # a name: "States", "Post", "Hope"
    if phrase := cues.phrase_at(lowers, at):
        length, cue = phrase
        if cue.lemma == "according to":
            return CuePlace(at, at, at + length, cue, "according")
        if (
            at + length <= high
            and lowers[at][0].isalpha()
            and cue.kind != "say"
            and (voice := _voice(segment, at, low))
        ):
            return CuePlace(verb_group_start(segment, at, low), at, at + length, cue, voice)
    if carried := _carried(segment, cues, at, low, high):
        return carried
    found = cues.words.get(lowers[at])
    if not found:
        return None
    if "adjective" in found and _is_linked(segment, at, low) and not _is_passive_verb(found):
        start = verb_group_start(segment, _linking_verb(segment, at), low)
        return CuePlace(start, at, at + 1, found["adjective"], "linked")
    if "verb" in found and (voice := _voice(segment, at, low)):
        return CuePlace(verb_group_start(segment, at, low), at, at + 1, found["verb"], voice)
    return None


def _carried(segment: Segment, cues: CueList, at: int, low: int, high: int) -> CuePlace | None:
    """ "Expressed its grave concern": the verb and the noun that says what."""
    lowers = segment.tokens.lowers
    if lowers[at] not in _CARRIERS or not (voice := _voice(segment, at, low)):
        return None
    for noun in range(at + 1, min(at + _CARRIER_REACH, high)):
        if (
            segment.inside[noun] >= 0
            or (not lowers[noun][0].isalpha() and lowers[noun] != "'s")
            or lowers[noun] in PREPOSITIONS
        ):
            return None
        cue = cues.words.get(lowers[noun], {}).get("noun")
        if cue and cue.kind != "say" and not (noun + 1 < high and lowers[noun + 1] == "'s"):
            return CuePlace(verb_group_start(segment, at, low), at, noun + 1, cue, voice)
    return None


def _ends_with_comma(segment: Segment, at: int) -> bool:
    """Whether a quotation ends at a token with a comma in it: a “pact,” adding."""
    inside = segment.inside[at]
    closes = segment.tokens.texts[at] in {"”", '"', "''", "’", "»"}
    return (inside >= 0 or closes) and at > 0 and segment.tokens.texts[at - 1] == ","


def _is_passive_verb(found: Mapping[str, Cue]) -> bool:
    """Whether an adjective is the participle of a reporting verb: "is believed", "are expected"."""
    verb = found.get("verb")
    return verb is not None and verb.kind != "attitude"


def _linking_verb(segment: Segment, at: int) -> int:
    lowers = segment.tokens.lowers
    here = at - 1
    while here > 0 and (
        is_adverb(lowers[here]) or lowers[here] in {"not", "less", "more", "most", "a", "bit", "little"}
    ):
        here -= 1
    return here


def _is_linked(segment: Segment, at: int, low: int) -> bool:
    verb = _linking_verb(segment, at)
    return verb >= low and segment.tokens.lowers[verb] in LINKING


def _voice(segment: Segment, at: int, low: int) -> str | None:
    """How a verb stands: with a subject, as a participle after a comma, or not as a cue at all (None)."""
    lowers = segment.tokens.lowers
    lower = lowers[at]
    before = verb_group_start(segment, at, low)
    previous = lowers[before - 1] if before > low else ""
    helpers = lowers[before:at]
    if lower.endswith("ing"):
        if any(helper in BE for helper in helpers):
            return "finite"
        paused = previous in {",", "by", "while", "and"} or (before > low and _ends_with_comma(segment, before - 1))
        return "participial" if paused else None
    if previous == "to" or (previous in _NOUN_MAKERS and not helpers) or (previous in PREPOSITIONS and not helpers):
        return None
    if any(helper in BE for helper in helpers) and not any(helper in MODAL for helper in helpers[-1:]):
        return None  # passive: who says it is not the subject
    if (
        previous in DETERMINERS - {"this", "that", "some", "many", "most", "both", "all", "others", "one", "two"}
        and not helpers
    ):
        return None
    return "finite"
