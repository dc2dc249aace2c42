"""An attribution: what was said, the words that report it and the mention of who said it, with the grounds for it."""

from dataclasses import dataclass
from typing import Any

from stance.quotes.layout import Segment
from stance.quotes.openings import Report
from stance.quotes.weights import Options, Signs, Weights
from stance.records import Spans


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several options, chosen by weights.

    Parameters
    ----------
    weights : Weights
    option : object
        What was chosen; none where nothing was.
    signs : Signs
        What spoke for it and against it.
    log_odds : float
    lead : float
        Over the second best.
    """

    weights: Weights
    option: Any
    signs: Signs
    log_odds: float
    lead: float


_CLEAR = 8.0  # the lead of an only option


def choose(weights: Weights, options: Options) -> Choice:
    """Return the option that most speaks for, the first of equals; there must be one."""
    scores = list(weights.scores(options))
    best = max(scores)
    option, values, given = options.each[scores.index(best)]
    scores.remove(best)
    lead = min(best - max(scores), _CLEAR) if scores else _CLEAR
    return Choice(weights, option, (options.common + values, given), best, lead)


@dataclass(frozen=True, slots=True)
class Draft:
    """An attribution before the last choice.

    Parameters
    ----------
    segment : Segment
        The sentence it stands in, or the sentence of speech.
    opening, start : Choice
        Where the content begins behind the report, and what of it stands before.
    ending : Choice, optional
        Where it ends behind the report.
    speaks : bool
        Whether quoted words are in its content.
    """

    segment: Segment
    report: Report
    content: Spans
    cue: Choice
    source: Choice
    opening: Choice
    start: Choice
    ending: Choice | None
    speaks: bool


@dataclass(frozen=True, slots=True)
class Attribution:
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
    whole : Choice, optional
        What was chosen by weights.
    """

    content: Spans
    cue: Spans
    source: Spans
    rule: str
    confidence: float
    speaks: bool = False
    inner: bool = False
    whole: Choice | None = None

    @property
    def clearness(self) -> float:
        """How clearly it reports: the log-odds of its cue; without a verb, nothing is clearer."""
        return self.whole.option.cue.log_odds if self.whole else float("inf")
