"""Attributions without a verb of saying: a dash, a colon, a signature in a line of its own."""

from collections.abc import Iterator

from stance.language.grammar import AUXILIARY
from stance.quotes.attribution import Attribution
from stance.quotes.contents import content_spans
from stance.quotes.layout import Layout, Segment, Words
from stance.quotes.phrases import Stretch, noun_phrase_after
from stance.quotes.subjects import subject_before

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
    words = layout.words
    low, high = segment.first, segment.end
    for at in range(low + 1, high - 1):
        if words.inside[at] >= 0:
            continue
        text = words.texts[at]
        if text in _DASHES and words.inside[at - 1] >= 0 and words.texts[at + 1][0].isupper():
            end = noun_phrase_after(words, at + 1, high)
            if high - end < _DESCRIPTION:
                yield from _verbless(layout, (low, at), (at + 1, end), at, "dash")
            return
        if text == ":":
            if _introduces(words, segment, at):
                yield from _verbless(layout, (at + 1, high), (low, at), at, "colon")
            elif words.inside[at + 1] >= 0 and (subject := _clause_subject(words, low, at)):
                yield from _verbless(layout, (at + 1, high), subject, at, "colon")
            return


def signature(layout: Layout, segment: Segment, speech: Segment) -> Attribution | None:
    """Return who signs the speech before in a line of their own: "– Kojo Amankwaa, taxi driver"."""
    words = layout.words
    length = segment.end - segment.first
    if not 3 <= length <= 2 * _DESCRIPTION or words.texts[segment.first] not in _DASHES:
        return None
    first = segment.first + 1
    if not words.texts[first][0].isupper():
        return None
    content = content_spans(layout, [(speech.first, speech.end)])
    end = noun_phrase_after(words, first, segment.end)
    return Attribution(
        content,
        (words.span(segment.first, first),),
        (words.span(first, end),),
        "signature",
        CONFIDENCE["signature"],
        speaks=True,
    )


def _verbless(layout: Layout, content: Stretch, source: Stretch, mark: int, rule: str) -> Iterator[Attribution]:
    if spans := content_spans(layout, [content]):
        cue, named = layout.words.span(mark, mark + 1), layout.words.span(*source)
        yield Attribution(spans, (cue,), (named,), rule, CONFIDENCE[rule], speaks=True)


def _introduces(words: Words, segment: Segment, colon: int) -> bool:
    """Whether a name before a colon introduces speech: the words after it are quoted, or say "we" in a headline."""
    if colon - segment.first > _DESCRIPTION + 1 or not words.texts[segment.first][0].isupper():
        return False
    return words.inside[colon + 1] >= 0 or (segment.headline and words.lowers[colon + 1] in _FIRST_PERSON)


def _clause_subject(words: Words, low: int, high: int) -> Stretch | None:
    """The subject of the clause that a colon closes: what stands before its first verb."""
    for at in range(low + 1, high):
        lower = words.lowers[at]
        if words.inside[at] < 0 and (lower in AUXILIARY or lower in _PAST or lower.endswith("ed")):
            return subject_before(words, at, low)
    return None
