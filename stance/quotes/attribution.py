"""An attribution: what was said, the words that report it and the mention of who said it, as spans of the text."""

from dataclasses import dataclass

from stance.quotes.cue_places import CuePlace
from stance.quotes.segments import Segment
from stance.records import Span, Spans

# The share of each construction that was right, content and source, on PolNeAR's training articles; a predicate without an object
# ("is alarmed") can't be read there, since PolNeAR never takes it for a content.
CONFIDENCE = {
    "speech before": 0.93,
    "speech after": 0.8,
    "clause before": 0.55,
    "that": 0.74,
    "whether": 0.61,
    "according to": 0.74,
    "to": 0.45,
    "object": 0.54,
    "preposition": 0.51,
    "attitude": 0.5,
    "ing": 0.68,
    "colon": 0.66,
    "dash": 0.8,
}


@dataclass(frozen=True, slots=True)
class Attribution:
    """A statement in the text, before it is known who its source is.

    Parameters
    ----------
    content, cue, source : spans
        Offsets into the article's text; ``source`` is empty where it is that of the attribution before.
    rule : str
        The construction that found it, a key of `CONFIDENCE`.
    needs_actor : bool
        Whether it counts only where the source is somebody: an act or attitude rather than words.
    depth : int
        0 for a statement, 1 for one within its content.
    """

    content: Spans
    cue: Spans
    source: Spans
    rule: str
    needs_actor: bool = False
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Read:
    """An attribution in tokens: the content up to `content_end`, all of it up to `end`."""

    attribution: Attribution
    content_start: int
    content_end: int
    end: int


def rule_of(frame: str) -> str:
    """Return the construction that a frame of the cue makes, a key of `CONFIDENCE`."""
    if frame.startswith("prep:"):
        return "preposition"
    return {"quote": "speech after", "itself": "attitude"}.get(frame, frame)


def attribution_of(
    segment: Segment, content: Spans, place: CuePlace, source: tuple[int, int] | None, rule: str
) -> Attribution:
    """Return the attribution of a cue, its source given in tokens."""
    cue: Span = segment.characters(place.start, place.end)
    return Attribution(content, (cue,), (segment.characters(*source),) if source else (), rule)
