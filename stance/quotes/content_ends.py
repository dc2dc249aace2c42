"""Where a content ends: at the next report of the same or another speaker, at a circumstance, else with the clause."""

from stance.language.grammar import AUXILIARY, COORDINATORS, PERSON_PRONOUNS, TIME_WORDS
from stance.quotes.cue_places import CuePlace
from stance.quotes.phrases import subject_before
from stance.quotes.segments import Segment

_CIRCUMSTANCES = frozenset("though although while after because when whereas during amid but before hours".split())


def content_end(segment: Segment, later: list[CuePlace], start: int, high: int, frame: str) -> int:
    """Where the content that begins at `start` ends: at the next report of the same or another speaker, else with the clause."""
    speech = _speech_end(segment, start, high) if frame == "quote" else None
    if speech is not None:
        return speech
    for other in later:
        if other.head <= start:
            continue
        end = _before_report(segment, other, start)
        if end is not None:
            return end
    if frame in {"object", "ing", "itself"} or frame.startswith("prep:"):
        return _phrase_end(segment, start, high)
    return _before_circumstance(segment, start, high)


def _phrase_end(segment: Segment, start: int, high: int) -> int:
    """Where the noun phrase that an attitude is about ends: at a comma, a circumstance or the next verb of the subject."""
    lowers = segment.tokens.lowers
    for at in range(start + 1, high):
        if segment.inside[at] >= 0:
            continue
        if segment.tokens.texts[at] in {",", ";", ":", "—", "–", "("}:
            return high if lowers[at + 1 : at + 2] in (["which"], ["who"]) else at
        if lowers[at] in _CIRCUMSTANCES or (lowers[at] in COORDINATORS and _is_verb_like(lowers[at + 1 : at + 3])):
            return at
    return high


def _is_verb_like(lowers: list[str]) -> bool:
    return bool(lowers) and (
        lowers[0] in AUXILIARY or lowers[0].endswith("ed") or lowers[0] in {"said", "told", "gave", "cut", "took"}
    )


def _speech_end(segment: Segment, start: int, high: int) -> int | None:
    """The end of speech that is the whole content: followed by a pause or nothing, and other speech joined to it."""
    if segment.inside[start] < 0:
        return None
    end = start
    while end < high and segment.inside[end] >= 0:
        end += 1
    if end < high and not pauses(segment, end):
        return None
    return end


def _before_report(segment: Segment, other: CuePlace, start: int) -> int | None:
    """Where a content ends before another report in the same sentence: ", adding that", "and warned that", "by saying"."""
    lowers = segment.tokens.lowers
    if other.voice == "participial" and other.cue.speaks:
        return other.start - 1
    if other.voice not in {"finite", "linked"}:
        return None
    if _begins_clause(segment, other, start):
        return other.start - 3
    if not other.cue.speaks or other.voice != "finite":
        return None
    if lowers[other.start - 1] in COORDINATORS and _opens_report(segment, other):
        return other.start - 1
    subject = subject_before(segment, other.start, start)
    reports = _opens_report(segment, other) or other.cue.kind in {"say", "assert"}
    if subject and subject[0] - 1 > start and reports:
        before = subject[0] - 1
        joined = lowers[before] in COORDINATORS | {"while"} and segment.tokens.texts[before - 1] in {",", ";"}
        return before if joined or segment.tokens.texts[before] == ";" else None
    return None


def _begins_clause(segment: Segment, other: CuePlace, start: int) -> bool:
    """Whether another clause of the same speaker begins with its pronoun: ", and he urged"."""
    lowers = segment.tokens.lowers
    pronoun = other.start - 1
    return (
        pronoun - 2 > start
        and lowers[pronoun] in PERSON_PRONOUNS
        and lowers[pronoun - 1] in COORDINATORS
        and lowers[pronoun - 2] == ","
    )


def _opens_report(segment: Segment, place: CuePlace) -> bool:
    after = place.end
    return after < len(segment.tokens) and (
        segment.tokens.lowers[after] in {"that", ":", ","} or segment.inside[after] >= 0
    )


def _before_circumstance(segment: Segment, start: int, high: int) -> int:
    """Leave out a circumstance after quoted words: said the talks were “dead”, after ..."""
    lowers, texts = segment.tokens.lowers, segment.tokens.texts
    for at in range(start + 1, high - 1):
        marked = texts[at - 1] in {"”", '"', "''", "»", "’"}
        if (
            texts[at] == ","
            and marked
            and lowers[at + 1] in {"after", "as", "when", "following", "hours", "days", "while"} | TIME_WORDS
        ):
            return at
    return high


def pauses(segment: Segment, at: int) -> bool:
    """Whether the clause pauses or ends at a token."""
    if segment.inside[at] >= 0:
        return True
    return segment.tokens.texts[at] in {",", ".", ";", ":", "!", "?", "—", "–", "-", "--", ")", "..."} or (
        segment.tokens.lowers[at] in COORDINATORS | {"while", "as", "when", "adding"}
    )
