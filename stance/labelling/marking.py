"""What a person who labels is shown of a quote: who is said to have said what, and the words in their context."""

import re
from html import escape
from itertools import pairwise

from stance.records import Quote, Spans

MARKS = ("content", "cue", "source")
# Browsers drop these or put a stand-in of their own; XML forbids them.
_UNSHOWABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_LINE_BREAK = re.compile("\r\n|\r|\n")


def shown(text: str) -> str:
    """Return a text with a stand-in for each character that neither HTML nor XML can carry."""
    return _UNSHOWABLE.sub("\ufffd", text)


def marked(quote: Quote) -> str:
    """Return a quote's context as HTML, every character of the text escaped.

    Content, cue and source are wrapped in ``<mark class="content">`` and so on, with several classes where spans
    overlap; what lies outside the statement in ``<span class="around">``; a line break becomes ``<br>``.
    """
    length, start = len(quote.context), quote.context_start
    spans = {kind: _within(getattr(quote, kind), start, length) for kind in MARKS}
    statement = _within((quote.statement,), start, length)
    every = [*statement, *(span for kind in MARKS for span in spans[kind])]
    edges = sorted({0, length, *(edge for span in every for edge in span)})
    return "".join(
        _piece(
            quote.context[left:right],
            [kind for kind in MARKS if _covers(spans[kind], left, right)],
            around=not _covers(statement, left, right),
        )
        for left, right in pairwise(edges)
    )


def who(quote: Quote) -> str:
    """Return one line that names the actor, the speaker and how the text calls the speaker."""
    others = ", ".join(actor for actor in quote.actors if actor != quote.actor)
    parts = [f"Actor: {quote.actor} (with {others})" if others else f"Actor: {quote.actor}"]
    if quote.speaker and quote.speaker != quote.actor:
        parts.append(f"Speaker: {quote.speaker}")
    if quote.source_text and quote.source_text not in (quote.speaker, quote.actor):
        parts.append(f"In the text: “{quote.source_text}”")
    return shown(" · ".join(parts))


def published(quote: Quote) -> str:
    """Return one line that names the article: title, outlet, date and id, as far as they are known."""
    return shown(" · ".join(part for part in (quote.title, quote.outlet, quote.date, f"[{quote.article}]") if part))


def _within(spans: Spans, start: int, length: int) -> list[tuple[int, int]]:
    """Offsets into the context; what lies outside it is cut away."""
    moved = ((min(max(left - start, 0), length), min(max(right - start, 0), length)) for left, right in spans)
    return [(left, right) for left, right in moved if left < right]


def _covers(spans: list[tuple[int, int]], left: int, right: int) -> bool:
    return any(start <= left and right <= end for start, end in spans)


def _piece(text: str, kinds: list[str], *, around: bool) -> str:
    inner = _LINE_BREAK.sub("<br>", escape(shown(text)))
    if kinds:
        return f'<mark class="{" ".join(kinds)}">{inner}</mark>'
    return f'<span class="around">{inner}</span>' if around else inner
