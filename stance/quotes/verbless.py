"""Attributions without a verb of saying: a dash, a colon, a signature in a line of its own."""

from collections.abc import Iterator

from stance.quotes.attribution import Attribution
from stance.quotes.layout import Layout, content_of, within
from stance.quotes.phrases import noun_phrase_after
from stance.quotes.segments import Segment
from stance.quotes.subjects import subject_before
from stance.quotes.traits import AUXILIARIES, CAPITAL, ENDS_IN_ED
from stance.quotes.words import NOWHERE, Stretch, span_of

# The share of each that was right on PolNeAR's training articles.
CONFIDENCE = {"dash": 0.8, "signature": 0.8, "colon": 0.66}
_DESCRIPTION = 8  # words that may follow the name of who spoke
_DASHES = frozenset({"—", "–", "-", "--"})
_FIRST_PERSON = frozenset({"we", "i", "our", "my", "it", "no", "not"})
_PAST = frozenset(
    "spoke took gave went made wrote put told hit shot came began read quoted let ran met got drew sent".split()
)


def without_verb(layout: Layout, segment: Segment) -> Iterator[Attribution]:
    """ "“...” – Hayashi" and "Hayashi: We are ..."."""
    words, texts = layout.words, layout.tokens.texts
    low, high = segment.first, segment.end
    for at in within(layout.introducers, low + 1, high - 1):
        text = texts[at]
        if text in _DASHES and words.inside[at - 1] >= 0 and words.traits[at + 1] & CAPITAL:
            end = noun_phrase_after(words, at + 1, high)
            if high - end < _DESCRIPTION:
                yield from _verbless(layout, (low, at), (at + 1, end), at, "dash")
            return
        if text == ":":
            if _introduces(layout, segment, at):
                yield from _verbless(layout, (at + 1, high), (low, at), at, "colon")
            elif words.inside[at + 1] >= 0 and (subject := _clause_subject(layout, low, at)) != NOWHERE:
                yield from _verbless(layout, (at + 1, high), subject, at, "colon")
            return


def signature(layout: Layout, segment: Segment, speech: Segment) -> Attribution | None:
    """Return who signs the speech before in a line of their own: "– Kojo Amankwaa, taxi driver"."""
    words = layout.words
    length = segment.end - segment.first
    if not 3 <= length <= 2 * _DESCRIPTION or layout.tokens.texts[segment.first] not in _DASHES:
        return None
    first = segment.first + 1
    if not words.traits[first] & CAPITAL:
        return None
    content = content_of(layout, (speech.first, speech.end))
    end = noun_phrase_after(words, first, segment.end)
    return Attribution(
        content,
        (span_of(words, segment.first, first),),
        (span_of(words, first, end),),
        "signature",
        CONFIDENCE["signature"],
        speaks=True,
    )


def _verbless(layout: Layout, content: Stretch, source: Stretch, mark: int, rule: str) -> Iterator[Attribution]:
    if spans := content_of(layout, content):
        cue, named = span_of(layout.words, mark, mark + 1), span_of(layout.words, *source)
        yield Attribution(spans, (cue,), (named,), rule, CONFIDENCE[rule], speaks=True)


def _introduces(layout: Layout, segment: Segment, colon: int) -> bool:
    """Whether a name before a colon introduces speech: the words after it are quoted, or say "we" in a headline."""
    words = layout.words
    if colon - segment.first > _DESCRIPTION + 1 or not words.traits[segment.first] & CAPITAL:
        return False
    return words.inside[colon + 1] >= 0 or (segment.headline and layout.tokens.lowers[colon + 1] in _FIRST_PERSON)


def _clause_subject(layout: Layout, low: int, high: int) -> Stretch:
    """The subject of the clause that a colon closes: what stands before its first verb."""
    words, lowers = layout.words, layout.tokens.lowers
    for at in range(low + 1, high):
        if words.inside[at] < 0 and (words.traits[at] & (AUXILIARIES | ENDS_IN_ED) or lowers[at] in _PAST):
            return subject_before(words, at, low)
    return NOWHERE
