"""What made a quote, for people: the cue, the weights of each choice, and who the source was taken for.

Each choice adds up weights in log-odds, one for each sign it looks at; the heaviest say most about why it went as it did.
"""

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

from stance.quotes.antecedents import Antecedents
from stance.quotes.options import Reason
from stance.quotes.resolution import Found
from stance.quotes.retracing import Chosen, Retraced
from stance.records import Quote

_HEAVIEST = 3  # reasons of a choice that are told
_SHORT = 3  # words by which the edge of a content is told
_WIDTH = 160  # characters of a quote's words that are told
_NEAR = 3.0  # a lead below which it is told that there was another choice
_RULES = {
    "dash": "a dash behind quoted words, and a name",
    "colon": "a colon before what is said, and a name before it",
    "attitude": "a state of mind told of somebody, with nothing that it is about",
    "signature": "a line of its own under the speech: a dash and a name",
}
_PLACES = {
    "subject": "the subject",
    "near": "what stands before the cue",
    "possessive": "whose it is",
    "behind": "behind the cue",
    "agent": "behind “by”",
    "clause-1": "the subject of the clause before",
    "clause-2": "the subject of the second clause before",
    "same": "that of the cue before",
}
_ABSENT = frozenset({"no", "no no", "none", ""})  # told together with all else
_EDGES = {"<": "(beginning)", ">": "(end)", "first": "(first word)"}
_BESIDE_QUOTATION = {"q": "(quoted)", "2": "(beside a quotation)"}
_BESIDE = frozenset({"before it", "behind it", "before the source"})


@dataclass(frozen=True, slots=True)
class Step:
    """A choice that helped to make a quote.

    Parameters
    ----------
    chosen : str
        What was chosen, in words.
    log_odds : float
    lead : float
        Over the second best; the most that is counted where there was no other.
    reasons : tuple of Reason
        What counted, the heaviest first.
    """

    chosen: str
    log_odds: float
    lead: float
    reasons: tuple[Reason, ...]

    def line(self) -> str:
        """Return the step in one line: the heaviest of the signs that are there, and how near another choice came."""
        present = [reason for reason in self.reasons if reason.value not in _ABSENT][:_HEAVIEST]
        rest = self.log_odds - sum(reason.weight for reason in present)
        near = f"; {self.lead:.1f} ahead of the next" if self.lead < min(_NEAR, self.log_odds) else ""
        told = "; ".join([*map(_told, present), f"{rest:+.1f} all else"])
        return f"{self.chosen}: {self.log_odds:+.1f} ({told}{near})"


@dataclass(frozen=True, slots=True)
class Explanation:
    """What made a quote.

    Parameters
    ----------
    quote : Quote
    rule : str
        ``weights``, or where there is no verb of saying ``dash``, ``colon`` or ``signature``.
    place : str
        Where it stands, if it is in the headline or in another's speech.
    steps : tuple of Step
        The choices by weights, in their order; none for the other rules.
    joined : int
        Stretches of speech that have no report of their own and were joined to it.
    antecedent : str
        By what the mention was taken for the speaker.
    """

    quote: Quote
    rule: str
    place: str
    steps: tuple[Step, ...]
    joined: int
    antecedent: str

    def lines(self) -> Iterator[str]:
        """Yield the explanation line by line: who said it, the words, what made it."""
        quote = self.quote
        start, end = quote.content[0][0], quote.content[-1][1]
        yield f"{quote.speaker or 'somebody'} -> {quote.actor}, confidence {quote.confidence:.2f}, quote {quote.id}"
        words = textwrap.shorten(quote.words, _WIDTH, placeholder=" ...")
        yield f"  “{words}” ({quote.kind}{self.place}; {quote.article}, characters {start} to {end})"
        if self.rule in _RULES:
            trust = "set, not measured" if self.rule == "attitude" else "the share of such that is right"
            yield f"  rule “{self.rule}”: {_RULES[self.rule]}; confidence is {trust}"
        yield from (f"  {step.line()}" for step in self.steps)
        if self.joined:
            yield f"  joined: {self.joined} more of the same speech, without a report of its own"
        yield f"  speaker: {self.antecedent}"


def explain(quote: Quote, found: Found, retraced: Retraced | None, antecedents: Antecedents) -> Explanation:
    """Return what made a quote of an article.

    Parameters
    ----------
    found : Found
        What the quote was made of.
    retraced : Retraced, optional
        The choices that made it; none for what a rule found.
    antecedents : Antecedents
        Those of the article.
    """
    attribution = found.attribution
    place = ", in the headline" if retraced and retraced.segment.headline else ""
    place += ", in the speech of another" if attribution.inner else ""
    steps = tuple(_steps(quote, retraced)) if retraced else ()
    joined = len(attribution.content) - (retraced.spans if retraced else len(attribution.content))
    return Explanation(quote, attribution.rule, place, steps, joined, antecedents.of(quote))


def _steps(quote: Quote, retraced: Retraced) -> Iterator[Step]:
    before, behind = retraced.before, retraced.behind
    yield _step(f"cue “{' '.join(quote.cue_text.split())}”", retraced.cue)
    source = f"source “{' '.join(quote.source_text.split())}”, {_place(retraced.place)}"
    yield _step(source if quote.source else "no source", retraced.source)
    if before:
        edges = before if len(before) <= 2 * _SHORT else [*before[:_SHORT], "...", *before[-_SHORT:]]
        yield _step(f"said before the cue: “{' '.join(edges)}”", retraced.start)
    if behind and retraced.ending:
        yield _step(f"said behind the cue, from “{' '.join(behind[:_SHORT])}”", retraced.opening)
        yield _step(f"to “{' '.join(behind[-_SHORT:])}”", retraced.ending)
    yield _step("all of it", retraced.whole)


def _step(chosen: str, choice: Chosen) -> Step:
    return Step(chosen, choice.log_odds, choice.lead, tuple(choice.reasons))


def _place(place: str) -> str:
    """The place of a source in plain words."""
    by = place.removeprefix("behind-")
    return _PLACES.get(place, place) if by == place else f"behind “{by.removesuffix(',')}”"


def _told(reason: Reason) -> str:
    return f"{reason.weight:+.1f} {reason.name} “{_plain(reason.name, reason.value)}”"


def _plain(name: str, value: str) -> str:
    """A value in plain words: the edges of a sentence, and classes of words in or behind a quotation, are told by signs."""
    if "class" not in name and name not in _BESIDE:
        return _EDGES.get(value, value.strip())
    return " ".join(_class(part) for part in value.split())


def _class(part: str) -> str:
    """A class of words in plain words, or the sign behind one that it stands in a quotation or next to one."""
    return _BESIDE_QUOTATION.get(part) or _EDGES.get(part, part)
