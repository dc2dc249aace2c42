"""What a cue reports: where the content after it begins, by what the cue can govern, and where it ends."""

from dataclasses import dataclass

from stance.language.cues import SAYING_KINDS
from stance.language.grammar import (
    AUXILIARY,
    COORDINATORS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
)
from stance.quotes.cue_places import CuePlace
from stance.quotes.phrases import adjunct_end
from stance.quotes.segments import Segment
from stance.records import Span

_ADDRESSED = frozenset(
    "tell inform assure warn remind urge advise notify persuade convince ask reassure brief instruct order beg implore alert".split()
)
_ADDRESSEE_REACH = 12
_VERB_REACH = 14
_QUESTION_WORDS = frozenset("whether if how why what who when where which".split())
_OF_THINGS = frozenset({"attitude", "agree", "direct", "call"})  # these govern a thing sooner than a clause
_OF_WORDS = SAYING_KINDS | {"know"}  # naming a thing, these report no position on it
_EDGES = frozenset(",.;:!?()[]—–-…") | {"--", "..."}


@dataclass(frozen=True, slots=True)
class Content:
    """Where a content begins, and by which frame of the cue it was found."""

    start: int
    frame: str


def content_after(segment: Segment, place: CuePlace, high: int) -> Content | None:
    """Return where the content that follows a cue begins; none where nothing fits the cue's frames."""
    lowers = segment.tokens.lowers
    start = place.end
    if place.cue.lemma in _ADDRESSED:
        start = _after_addressee(segment, start, high)
    start = adjunct_end(segment, start, high)
    if place.cue.speaks and (further := _that_further_on(segment, place, start, high)):
        return further
    if start < high and lowers[start] in {",", ":"} and start + 1 < high:
        if _begins_speech(segment, start + 1):
            return Content(start + 1, "quote")
        if lowers[start] == ":" and place.cue.speaks:
            return Content(start + 1, "that")
        return _after_aside(segment, place, start, high)
    if start >= high or lowers[start] in _EDGES:
        return _itself(place)
    return _by_frame(segment, place, start, high)


def _that_further_on(segment: Segment, place: CuePlace, start: int, high: int) -> Content | None:
    """ "Said after a meeting of the council that ...", "wrote to his followers, “...”": what comes behind a circumstance."""
    lowers = segment.tokens.lowers
    if start >= high or lowers[start] not in PREPOSITIONS or lowers[start] in place.cue.prepositions:
        return None
    for at in range(start + 1, min(start + _VERB_REACH, high - 1)):
        if lowers[at] in {",", ":"} and _begins_speech(segment, at + 1):
            return Content(at + 1, "quote")
        if lowers[at] in AUXILIARY or lowers[at] in {",", ";"}:
            return None
        if lowers[at] == "that":
            return Content(at + 1, "that")
        if lowers[at] == "whether":
            return Content(at, "whether")
    return None


def _itself(place: CuePlace) -> Content | None:
    """A predicate that stands alone is its own content: "is alarmed", "expressed concern"."""
    alone = place.voice == "linked" or (place.cue.part in {"noun", "phrase"} and place.cue.kind == "attitude")
    return Content(place.end - 1, "itself") if alone else None


def _by_frame(segment: Segment, place: CuePlace, start: int, high: int) -> Content | None:
    lowers, frames = segment.tokens.lowers, place.cue.frames
    lower = lowers[start]
    if _begins_speech(segment, start) and (place.cue.speaks or "object" in frames):
        return Content(start, "quote")
    if lower == "that" and ("that" in frames or "quote" in frames):
        return Content(start + 1, "that") if start + 1 < high else None
    if lower in _QUESTION_WORDS and ("whether" in frames or place.cue.kind in {"say", "ask"}):
        return Content(start, "whether")
    if lower == "to" and "to" in frames:
        return Content(start, "to")
    by = lower == "by" and place.voice == "linked"
    about = by or lower in place.cue.prepositions or (lower == "over" and "about" in place.cue.prepositions)
    if about and place.cue.kind not in {"say", "manner"} and start + 1 < high:
        return Content(start + 1, f"prep:{lower}")
    if lower in PREPOSITIONS | COORDINATORS or lower in SUBORDINATORS - {"that"} or lower in AUXILIARY:
        return _itself(place)
    return _bare(segment, place, start, high)


def _bare(segment: Segment, place: CuePlace, start: int, high: int) -> Content | None:
    """A clause without "that", or an object."""
    frames = place.cue.frames
    if "that" in frames or "quote" in frames:
        if place.cue.kind in SAYING_KINDS and "object" not in frames:
            return Content(start, "that")
        if place.cue.kind not in _OF_THINGS and _has_verb(segment, start, high):
            return Content(start, "that")
        if segment.tokens.lowers[start] in SUBJECT_PRONOUNS - {"it", "you"}:
            return Content(start, "that")
    if "ing" in frames and segment.tokens.lowers[start].endswith("ing"):
        return Content(start, "ing")
    if "object" in frames or "as" in frames:
        wordless = place.cue.kind in _OF_WORDS and not _quotes_before_comma(segment, start, high)
        return None if wordless else Content(start, "object")
    return _itself(place)


def _quotes_before_comma(segment: Segment, start: int, high: int) -> bool:
    """Whether an object holds quoted words: called for “restraint”, but not: stressed its worry by saying, “...”."""
    for at in range(start, high):
        if segment.inside[at] >= 0:
            return True
        if segment.tokens.texts[at] == ",":
            return False
    return False


def _has_verb(segment: Segment, start: int, high: int) -> bool:
    """Whether a stretch holds a finite verb, as far as auxiliaries and a pronoun at its head tell."""
    lowers = segment.tokens.lowers
    if lowers[start] in PRONOUNS - {"this", "that", "these", "those", "him", "her", "them", "us", "me"}:
        return True
    stretch = range(start + 1, min(start + _VERB_REACH, high))
    return any(lowers[at] in AUXILIARY - {"having", "being"} and segment.inside[at] < 0 for at in stretch)


def _after_aside(segment: Segment, place: CuePlace, comma: int, high: int) -> Content | None:
    """ "Said, however, that": what stands between commas is passed over."""
    texts = segment.tokens.texts
    for at in range(comma + 1, min(comma + 10, high)):
        if (
            texts[at] == ","
            and at + 1 < high
            and (segment.tokens.lowers[at + 1] == "that" or _begins_speech(segment, at + 1))
        ):
            return _by_frame(segment, place, at + 1, high)
    return _itself(place)


def _after_addressee(segment: Segment, start: int, high: int) -> int:
    """Pass over who was told: "told reporters that", "urged both sides to"."""
    lowers = segment.tokens.lowers
    if start < high and (
        lowers[start] in {"that", "to", "of", "about", "against", ",", ":"} or segment.inside[start] >= 0
    ):
        return start
    for at in range(start + 1, min(start + _ADDRESSEE_REACH, high)):
        opens = lowers[at] in {"that", "to", "of", "about", "against", "whether", "if", "how", "not"}
        if opens or segment.inside[at] >= 0 or lowers[at] in {",", ":"}:
            return at
    if start + 1 < high and (
        lowers[start] in PRONOUNS or (lowers[start].endswith("s") and lowers[start] not in DETERMINERS)
    ):
        return start + 1
    return start + 2 if start + 2 < high and lowers[start] in DETERMINERS else start


def _begins_speech(segment: Segment, at: int) -> bool:
    """Whether a quotation begins at a token."""
    inside = segment.inside[at]
    return inside >= 0 and (at == 0 or segment.inside[at - 1] != inside)


def content_spans(segment: Segment, start: int, end: int) -> tuple[Span, ...]:
    """Return the spans of a content: each quotation's words where there is nothing else, else the whole stretch."""
    start, end = _trimmed(segment, start, end)
    if start >= end:
        return ()
    words = [at for at in range(start, end) if segment.tokens.texts[at][0].isalnum()]
    if not words:
        return ()
    if all(segment.inside[at] >= 0 for at in words):
        indices = dict.fromkeys(segment.inside[at] for at in words)
        return tuple(segment.quotations[index].inner for index in indices)
    return (_balanced(segment, start, end),)


def _balanced(segment: Segment, start: int, end: int) -> Span:
    """A stretch of words and quotations, the mark that closes a quotation at its end taken in."""
    first, last = segment.characters(start, end)
    for quotation in segment.quotations:
        if quotation.start < last < quotation.end <= segment.span[1]:
            last = quotation.end
    return first, last


def _trimmed(segment: Segment, start: int, end: int) -> tuple[int, int]:
    """Leave out punctuation at the edges, but not the marks of quotations."""
    texts = segment.tokens.texts
    while start < end and texts[start] in _EDGES and segment.inside[start] < 0:
        start += 1
    while end > start and texts[end - 1] in _EDGES and segment.inside[end - 1] < 0:
        end -= 1
    return start, end
