"""An attribution: what was said, the words that report it and the mention of who said it."""

from typing import NamedTuple

from stance.records import Spans


class Attribution(NamedTuple):
    """A statement in the text, before it is known who its source is.

    Parameters
    ----------
    content, cue, source : spans
        Offsets into the article's text; ``source`` is empty where none is named.
    rule : str
        What found it: ``weights``, or where there is no verb ``dash``, ``colon``, ``signature``.
    confidence : float
        How likely content and source are right.
    speaks : bool
        Whether quoted words are in its content, which may go on in the next paragraph.
    inner : bool
        Whether it stands in the speech of another.
    clearness : float
        How clearly it reports: the log-odds of its cue; without a verb, nothing is clearer.
    """

    content: Spans
    cue: Spans
    source: Spans
    rule: str
    confidence: float
    speaks: bool = False
    inner: bool = False
    clearness: float = float("inf")
