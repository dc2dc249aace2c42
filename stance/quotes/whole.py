"""The last choice: whether an attribution as a whole is right, by how clear each choice before it was, and by what stands around it."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

from stance.quotes.attribution import Draft
from stance.quotes.cue_candidates import BEFORE
from stance.quotes.layout import Words
from stance.quotes.phrases import head_of_phrase
from stance.quotes.weights import Signs

if TYPE_CHECKING:
    from stance.records import Span

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
    "within another's content",
    "quotations around",
    "cue and content",
    "cue and place",
)
WITHIN, OUTSIDE = "within", "outside"
_CLEAR = 8.0


class Neighbours:
    """The likely attributions of a segment, to tell how one stands to the others.

    Parameters
    ----------
    drafts : sequence of Draft
    """

    def __init__(self, drafts: Sequence[Draft]) -> None:
        likely = [draft for draft in drafts if draft.cue.log_odds >= 0]
        spans = sorted(span for draft in likely for span in draft.content)
        self._starts = [start for start, _ in spans]
        self._ends = list(accumulate((end for _, end in spans), max))
        self._first: dict[Span, list[float]] = {}
        for draft in likely:
            self._first.setdefault(draft.content[0], []).append(draft.cue.log_odds)

    def relation(self, draft: Draft, at: int) -> str:
        """Return whether a cue at a character stands within another's content, and whether another has the same content."""
        before = bisect_right(self._starts, at) - 1
        within = WITHIN if before >= 0 and self._ends[before] > at else OUTSIDE
        same = self._first.get(draft.content[0], ())
        if any(log_odds > draft.cue.log_odds for log_odds in same):
            return within + ", a likelier has the same"
        return within + (", another has the same" if len(same) > (draft.cue.log_odds >= 0) else "")


def whole_signs(draft: Draft, words: Words, neighbours: Neighbours) -> Signs:
    """Return the signs of an attribution as a whole."""
    report, segment = draft.report, draft.segment
    cue, place = report.cue, report.source.place
    content = ("before" if draft.start.option else "") + (" behind" if draft.opening.option is not None else "")
    head, kind, before = _source(words, draft)
    length = sum(end - start for start, end in draft.content)
    step = _step(draft.cue.log_odds)
    values = (
        _step(2 * draft.cue.log_odds),
        _step(draft.source.lead),
        _step(draft.source.log_odds),
        _step(draft.opening.lead),
        _step(draft.start.lead),
        _step(draft.ending.log_odds) if draft.ending else "",
        _step(draft.ending.lead) if draft.ending else "",
        content,
        place,
        head,
        kind,
        before,
        cue.behind,
        cue.helpers,
        cue.kind,
        "yes" if segment.in_speech else "no",
        "yes" if segment.headline else "no",
        str(min(length // 16, 8)),
        neighbours.relation(draft, words.starts[cue.at]),
        cue.around,
        content + step,
        place + step,
    )
    word = "word " + words.lowers[cue.at]
    return values, ("", "content " + content, "spoken " + ("yes" if draft.speaks else "no"), word, "class " + cue.kind)


def _source(words: Words, draft: Draft) -> tuple[str, str, str]:
    """The head of a source, its class, and what stands before the source."""
    stretch = draft.report.source.stretch
    if not stretch:
        return "none", "none", "none"
    first, end = stretch
    head = head_of_phrase(words, first, end)
    kind = words.kinds[head]
    quoted = "q" if first and words.inside[first - 1] >= 0 else ""
    before = words.kinds[first - 1] if first > draft.segment.first else BEFORE
    return words.forms[head], kind, before + quoted


def _step(value: float) -> str:
    """A number without its fraction, no higher than what is clear."""
    return str(round(max(-_CLEAR, min(_CLEAR, value))))
