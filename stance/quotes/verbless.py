"""Attributions without a verb of saying: a dash, a colon, a signature in a line of its own."""

from collections.abc import Iterator

from stance.language.cues import CueList
from stance.language.grammar import AUXILIARY
from stance.quotes.attribution import Attribution, attribution_of
from stance.quotes.contents import content_spans
from stance.quotes.cue_places import cue_places
from stance.quotes.phrases import noun_phrase_after, subject_before
from stance.quotes.segments import Segment

_DESCRIPTION = 8  # tokens that may follow the name of who spoke

_DASHES = frozenset({"—", "–", "-", "--"})

_PAST = frozenset(
    "spoke took gave went made wrote put told hit shot came began read quoted let ran met got drew sent".split()
)


def without_verb(segment: Segment) -> Iterator[Attribution]:
    """ "“...” – Hayashi" and "Hayashi: We are ..."."""
    texts = segment.tokens.texts
    high = len(texts)
    for at in range(1, high - 1):
        outside = segment.inside[at] < 0
        if outside and texts[at] in _DASHES and segment.inside[at - 1] >= 0 and texts[at + 1][0].isupper():
            end = noun_phrase_after(segment, at + 1, high)
            if high - end < _DESCRIPTION:
                yield from _verbless(segment, (0, at), (at + 1, end), at, "dash")
            return
        if outside and texts[at] == ":":
            if _introduces(segment, at):
                yield from _verbless(segment, (at + 1, high), (0, at), at, "colon")
            elif segment.inside[at + 1] >= 0 and (subject := clause_subject(segment, at, 0)):
                yield from _verbless(segment, (at + 1, high), subject, at, "colon")
            return


def signature(segment: Segment, speech: Segment) -> Attribution | None:
    """Return who signs the speech before in a line of their own: "– Kojo Amankwaa, taxi driver"."""
    texts = segment.tokens.texts
    if len(texts) > 2 * _DESCRIPTION or len(texts) < 3 or texts[0] not in _DASHES or not texts[1][0].isupper():
        return None
    content = tuple(each.inner for each in speech.quotations)
    end = noun_phrase_after(segment, 1, len(texts))
    return Attribution(content, (segment.characters(0, 1),), (segment.characters(1, end),), "dash")


def introduction(segment: Segment, cues: CueList) -> Attribution | None:
    """Return the cue and source of a segment that ends with a colon, for the speech that follows it; its content is empty."""
    high = len(segment.tokens)
    if high < 2 or segment.tokens.texts[-1] != ":" or segment.inside[-1] >= 0:
        return None
    places = [place for place in cue_places(segment, cues, 0, high) if place.cue.speaks]
    for place in reversed(places):
        subject = subject_before(segment, place.start, 0)
        if subject or place.voice == "participial":
            return attribution_of(segment, (), place, subject or clause_subject(segment, place.start, 0), "colon")
    subject = clause_subject(segment, high - 1, 0) or ((0, high - 1) if high < 9 else None)
    colon = segment.characters(high - 1, high)
    return Attribution((), (colon,), (segment.characters(*subject),), "colon") if subject else None


def _verbless(
    segment: Segment, content: tuple[int, int], source: tuple[int, int], mark: int, rule: str
) -> Iterator[Attribution]:
    if spans := content_spans(segment, *content):
        cue = segment.characters(mark, mark + 1)
        yield Attribution(spans, (cue,), (segment.characters(*source),), rule, needs_actor=True)


def _introduces(segment: Segment, colon: int) -> bool:
    """Whether a name before a colon introduces speech: the words after it are quoted, or say "we" in a headline."""
    if colon > 9 or not segment.tokens.texts[0][0].isupper():
        return False
    after = segment.tokens.lowers[colon + 1]
    return segment.inside[colon + 1] >= 0 or (segment.headline and after in {"we", "i", "our", "my", "it", "no", "not"})


def clause_subject(segment: Segment, high: int, edge: int) -> tuple[int, int] | None:
    """The subject of the clause that a participle or a colon hangs on: what stands before its first verb."""
    for at in range(edge + 1, high):
        lower = segment.tokens.lowers[at]
        if segment.inside[at] < 0 and (lower in AUXILIARY or lower in _PAST or lower.endswith("ed")):
            return subject_before(segment, at, edge)
    return None
