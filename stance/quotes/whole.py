"""The last choice: whether an attribution as a whole is right, by how clear each choice before it was, and by what stands around it."""

from typing import NamedTuple

from stance.quotes.atoms import NOTHING, named, number, pair
from stance.quotes.compilation import compilable
from stance.quotes.contents import Quoted, add_content, is_spoken
from stance.quotes.cue_candidates import CLASS, NONE, WORD, answer, beside
from stance.quotes.drafts import Draft
from stance.quotes.openings import QUOTED
from stance.quotes.phrases import head_of_phrase
from stance.quotes.segments import Segment
from stance.quotes.weights import CLEAR, THOUSAND, Values, Weights, lead_of, scored
from stance.quotes.words import NOWHERE, Stretch, Words
from stance.records import Span

WHOLE = 6  # the number of this choice
WITHIN, OUTSIDE, _LIKELIER, _ANOTHER, _BEFORE, _BEHIND, _CONTENT, _SPOKEN = map(
    named, ("within", "outside", "likelier", "another", "before", "behind", "content", "spoken")
)
NAMES = (
    "cue",
    "source's lead",
    "source",
    "opening's lead",
    "start's lead",
    "ending",
    "ending's lead",
    "content",
    "place of the source",
    "head of the source",
    "class of the head",
    "before the source",
    "next class",
    "helpers",
    "cue's class",
    "in quotation",
    "headline",
    "length of the content",
    "quotations around",
    "cue and content",
    "cue and place",
    "within another's content",
)
RELATION = len(NAMES) - 1  # is known only when all drafts of a segment are


class Weighed(NamedTuple):
    """A draft as the last choice sees it.

    Parameters
    ----------
    cue, source : pair of int
        Their words, end exclusive; of the source `NOWHERE` where there is none.
    spans : pair of int
        Which of all contents' spans are its own, end exclusive.
    clearness, log_odds : int
        Log-odds of its cue, and of all of it but for its relation to others; in thousandths.
    speaks, inner : int
        Whether quoted words are in its content, and whether it stands in the speech of another.
    given : values
        In the light of what its signs count.
    """

    cue: Stretch
    source: Stretch
    spans: Stretch
    clearness: int
    log_odds: int
    speaks: int
    inner: int
    given: Values


@compilable
def weigh(weights: Weights, words: Words, quoted: Quoted, segment: Segment, draft: Draft, spans: list[Span]) -> Weighed:
    """Return a draft weighed, the spans of its content added to all."""
    first = len(spans)
    speaks = 0
    for stretch in (draft.before, draft.behind) if draft.before < draft.behind else (draft.behind, draft.before):
        if stretch != NOWHERE:
            add_content(spans, words, quoted, stretch)
            speaks |= is_spoken(words, stretch)
    length = 0
    for each in range(first, len(spans)):
        length += spans[each][1] - spans[each][0]
    given = whole_given(draft, speaks)
    signs = whole_signs(words, segment, draft, length)
    log_odds = weights.intercepts[WHOLE] + scored(weights, WHOLE, given, 0, signs)
    cue, source = draft.report.cue, draft.report.source.stretch
    return Weighed(
        (cue.start, cue.at + 1),
        source,
        (first, len(spans)),
        draft.clearness,
        log_odds,
        speaks,
        int(segment.in_speech),
        given,
    )


@compilable
def related(weights: Weights, weighed: Weighed, relation: int) -> int:
    """Return the log-odds of a draft that stands in a relation to others."""
    return weighed.log_odds + scored(weights, WHOLE, weighed.given, RELATION, (relation,))


@compilable
def relations(words: Words, segment: Segment, drafts: list[Weighed], spans: list[Span]) -> list[int]:
    """Return for each draft of a segment how it stands to the likely ones: within another's content, or with the same content."""
    size = segment.end - segment.first + 1
    covered = [0 for _ in range(size)]  # by contents, as differences from word to word
    last = [-1 for _ in range(size)]  # the last draft whose content begins at a word
    before = [-1 for _ in drafts]  # the one before it
    for number_of, draft in enumerate(drafts):
        if draft.clearness < 0:
            continue
        for each in range(draft.spans[0], draft.spans[1]):
            covered[_word_at(words, segment, spans[each][0])] += 1
            covered[_word_at(words, segment, spans[each][1])] -= 1
        first = _word_at(words, segment, spans[draft.spans[0]][0])
        before[number_of], last[first] = last[first], number_of
    for at in range(1, size):
        covered[at] += covered[at - 1]
    found = [OUTSIDE for _ in drafts]
    for number_of, draft in enumerate(drafts):
        value = WITHIN if covered[draft.cue[1] - 1 - segment.first] > 0 else OUTSIDE
        first = _word_at(words, segment, spans[draft.spans[0]][0])
        found[number_of] = _with_same_content(value, draft, last[first], before, drafts, spans)
    return found


@compilable
def _with_same_content(
    value: int, draft: Weighed, other: int, before: list[int], drafts: list[Weighed], spans: list[Span]
) -> int:
    """A relation, told whether another draft has the same content."""
    same = 0
    while other >= 0:
        if spans[drafts[other].spans[0]] == spans[draft.spans[0]]:
            same += 1
            if drafts[other].clearness > draft.clearness:
                return pair(value, _LIKELIER)
        other = before[other]
    return pair(value, _ANOTHER) if same > (draft.clearness >= 0) else value


@compilable
def _word_at(words: Words, segment: Segment, character: int) -> int:
    """The first word that begins at a character or behind it, counted from the beginning of the segment."""
    low, high = segment.first, segment.end
    while low < high:
        middle = (low + high) // 2
        if words.starts[middle] < character:
            low = middle + 1
        else:
            high = middle
    return low - segment.first


@compilable
def whole_signs(words: Words, segment: Segment, draft: Draft, length: int) -> Values:
    """Return the signs of an attribution as a whole, but for its relation to others.

    Parameters
    ----------
    length : int
        Of its content, in characters.
    """
    cue, place = draft.report.cue, draft.report.source.place
    head, kind, before = _source(words, segment, draft)
    content, step = _content(NOTHING, draft), _step(draft.clearness)
    ends = draft.ending.option >= 0
    return (
        _step(2 * draft.clearness),
        _step(lead_of(draft.source)),
        _step(draft.source.log_odds),
        _step(lead_of(draft.opening)),
        _step(lead_of(draft.start)),
        _step(draft.ending.log_odds) if ends else NOTHING,
        _step(lead_of(draft.ending)) if ends else NOTHING,
        content,
        place,
        head,
        kind,
        before,
        cue.behind,
        cue.helpers,
        cue.kind,
        answer(segment.in_speech),
        answer(segment.headline),
        number(min(length // 16, 8)),
        cue.around,
        pair(content, step),
        pair(place, step),
    )


@compilable
def whole_given(draft: Draft, speaks: int) -> Values:
    """Return in the light of what the signs of a whole count: where its content stands, whether it is speech, and the cue."""
    cue = draft.report.cue
    spoken = pair(_SPOKEN, answer(speaks != 0))
    return NOTHING, _content(_CONTENT, draft), spoken, pair(WORD, cue.word), pair(CLASS, cue.kind)


@compilable
def _content(value: int, draft: Draft) -> int:
    """Where the content stands, behind a value."""
    if draft.before[0] >= 0:
        value = pair(value, _BEFORE)
    return pair(value, _BEHIND) if draft.behind[0] >= 0 else value


@compilable
def _source(words: Words, segment: Segment, draft: Draft) -> tuple[int, int, int]:
    """The head of a source, its class, and what stands before the source."""
    first, end = draft.report.source.stretch
    if first < 0:
        return NONE, NONE, NONE
    head = head_of_phrase(words, first, end)
    before = beside(words.kinds, segment, first - 1)
    if first > 0 and words.inside[first - 1] >= 0:
        before = pair(before, QUOTED)
    return words.forms[head], words.kinds[head], before


@compilable
def _step(log_odds: int) -> int:
    """Log-odds without their fraction, no higher than what is clear."""
    return number(round(max(-CLEAR, min(CLEAR, log_odds)) / THOUSAND))
