"""Attributions of a segment: cue, source and content together.

A clause is read for its cues from left to right, after the attribution that closes it ("..., Smith said"), which embraces the
rest. What stands in a content is read again for statements within the statement.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from stance.language.cues import ATTITUDE_KINDS, CueList
from stance.language.grammar import AUXILIARY, COORDINATORS, PERSON_PRONOUNS, PREPOSITIONS, PRONOUNS, TIME_WORDS
from stance.quotes.contents import content_after, content_spans
from stance.quotes.cue_places import CuePlace, cue_places
from stance.quotes.phrases import adjunct_end, is_plural, noun_phrase_after, subject_before
from stance.quotes.segments import Segment
from stance.records import Span, Spans

_LONGEST = 3000  # tokens of a segment that is read
_DESCRIPTION = 8  # tokens that may follow the name of who spoke
_DEEPEST = 2
_CLOSING = frozenset({",", '"', "”", "''", "»", "—", "–", "--", "-", "’", "“", "?", "!"})
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
# Within a statement, these report another's words or worries; acts are another's only where the statement is hearsay.
_WORDS = frozenset({"speech before", "speech after", "clause before", "that", "whether", "according to", "preposition"})


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
class _Read:
    """An attribution in tokens: the content up to `content_end`, all of it up to `end`."""

    attribution: Attribution
    content_start: int
    content_end: int
    end: int


def attributions(segment: Segment, cues: CueList) -> list[Attribution]:
    """Return the attributions of a segment, in order of their content."""
    if segment.headline and (found := list(_without_verb(segment))):
        return found
    return list(_read(segment, cues, 0, len(segment.tokens), 0)) or list(_without_verb(segment))


def _read(segment: Segment, cues: CueList, low: int, high: int, depth: int) -> Iterator[Attribution]:
    """Read the tokens from `low` up to `high`."""
    if high - low > _LONGEST:
        return  # no sentence is as long: the text has lost its marks
    places = list(cue_places(segment, cues, low, high))
    edge = low
    source: Spans = ()
    closing = _closing(segment, places, low, high)
    if closing:
        yield replace(closing.attribution, depth=depth)
        yield from _within(segment, cues, closing, depth)
        return
    for number, place in enumerate(places):
        if place.head < edge:
            continue
        read = _one(segment, place, places[number + 1 :], edge, high, source)
        if read is None:
            continue
        source = read.attribution.source or source
        yield replace(read.attribution, depth=depth, source=source)
        yield from _within(segment, cues, read, depth)
        edge = read.end


def _within(segment: Segment, cues: CueList, read: _Read, depth: int) -> Iterator[Attribution]:
    """Read a content for the statements of others in it."""
    if depth + 1 < _DEEPEST and read.content_end > read.content_start:
        hearsay = read.attribution.rule == "according to"
        for inner in _read(segment, cues, read.content_start, read.content_end, depth + 1):
            if inner.source and (hearsay or inner.rule in _WORDS):
                yield inner


def _one(segment: Segment, place: CuePlace, later: list[CuePlace], edge: int, high: int, source: Spans) -> _Read | None:
    """Read one cue: as the report after its content, with its source behind it, or as the report before its content."""
    if place.voice == "according":
        return _according(segment, place, edge, high)
    if place.voice == "participial":
        return _participial(segment, place, later, edge, high)
    return (
        _after_speech(segment, place, edge, high)
        or _inverted(segment, place, edge, high)
        or _before_content(segment, place, later, edge, high, source)
    )


def _closing(segment: Segment, places: list[CuePlace], low: int, high: int) -> _Read | None:
    """The attribution that ends the clause and embraces all before it; speech split by it is read from the left."""
    last_speech = max((at for at in range(low, high) if segment.inside[at] >= 0), default=-1)
    for place in reversed(places):
        if place.voice == "participial" or place.end <= last_speech:
            continue
        if place.voice == "according":
            read = _according(segment, place, low, high)
            return read if read and read.content_start < place.start and read.end >= high - 2 else None
        read = _after_speech(segment, place, low, high) or _inverted(segment, place, low, high)
        if read and read.end >= high - 2:
            return read
    return None


def _after_speech(segment: Segment, place: CuePlace, edge: int, high: int) -> _Read | None:
    """ "..., Hayashi said": content, then source, then cue."""
    subject = subject_before(segment, place.start, edge)
    if not subject or not place.cue.speaks or place.voice != "finite":
        return None
    start, end = subject
    if segment.tokens.lowers[start] in {"who", "which"}:
        return None
    if start <= edge or (segment.tokens.texts[start - 1] not in _CLOSING and segment.inside[start - 1] < 0):
        return None
    after = adjunct_end(segment, _after_told(segment, place, high), high)
    if _announces(segment, edge, start, after, high):
        return None
    if after < high and not _pauses(segment, after):
        circumstance = segment.tokens.lowers[after] in PREPOSITIONS and place.cue.kind in {"say", "assert", "manner"}
        follows_speech = segment.inside[start - 1] >= 0
        if not follows_speech and (not circumstance or start == edge or content_after(segment, place, high)):
            return None
        after = _next_pause(segment, after, high)
    return _behind(segment, place, (start, end), edge, start, after, high)


def _announces(segment: Segment, edge: int, start: int, after: int, high: int) -> bool:
    """Whether a report announces the speech behind it rather than closing what is before: "In a post, she wrote: “...”"."""
    if after + 1 >= high or any(segment.inside[at] >= 0 for at in range(edge, start)):
        return False
    opening = segment.tokens.lowers[edge] in PREPOSITIONS
    return segment.tokens.texts[after] == ":" or (opening and segment.inside[after + 1] >= 0)


def _next_pause(segment: Segment, at: int, high: int) -> int:
    """Where a circumstance after the report ends: "Carson said after the attacks"."""
    while at < high and segment.tokens.texts[at] not in {",", ".", ";", ":"} and segment.inside[at] < 0:
        at += 1
    return at


def _after_told(segment: Segment, place: CuePlace, high: int) -> int:
    """Pass over who was told: “...,” Hayashi told a news conference."""
    if (
        place.cue.lemma not in {"tell", "assure", "remind", "warn", "inform", "write", "add", "ask"}
        or place.end >= high
    ):
        return place.end
    return place.end if _pauses(segment, place.end) else noun_phrase_after(segment, place.end, high)


def _inverted(segment: Segment, place: CuePlace, edge: int, high: int) -> _Read | None:
    """ "..., said Hayashi, the spokesman": content, then cue, then source."""
    if not place.cue.speaks or place.voice != "finite" or place.start <= edge or place.end >= high:
        return None
    before = place.start - 1
    subject = subject_before(segment, place.start, edge)
    if subject and subject[0] == edge:
        return None  # "The prime minister, Rishi Sunak, said he ...": the commas hold a description
    if segment.inside[before] < 0 and segment.tokens.lowers[place.end] in PRONOUNS | {"that"}:
        return None
    if segment.tokens.texts[before] not in _CLOSING and segment.inside[before] < 0:
        return None
    speech = segment.inside[before] >= 0 or (segment.tokens.texts[before] == "," and segment.inside[before - 1] >= 0)
    if not speech and place.cue.kind not in {"say", "assert", "manner"}:
        return None
    end = noun_phrase_after(segment, place.end, high)
    if end == place.end or not _can_be_source(segment, place.end, end):
        return None
    after = adjunct_end(segment, end, high)
    if after < high and not _pauses(segment, after):
        return None
    return _behind(segment, place, (place.end, end), edge, place.start, after, high)


def _behind(
    segment: Segment, place: CuePlace, source: tuple[int, int], edge: int, content_end: int, after: int, high: int
) -> _Read | None:
    """An attribution whose content stands before it, with the speech that goes on after it."""
    content = content_spans(segment, edge, content_end)
    if not content or content[-1][1] - content[0][0] < 2:
        return None
    speech = any(segment.inside[at] >= 0 for at in range(edge, content_end))
    end = after
    resumed = _speech_after_pause(segment, after, high)
    if resumed and (speech or resumed[0] == after + 1):
        content += content_spans(segment, *resumed)
        end = resumed[1]
    elif not speech and _is_aside(segment, edge, content_end, after, high):
        content += content_spans(segment, after + 1, high)
        end = high
    rule = "speech before" if speech else "clause before"
    return _Read(_attribution(segment, content, place, source, rule), edge, content_end, end)


def _is_aside(segment: Segment, edge: int, content_end: int, after: int, high: int) -> bool:
    """Whether a report stands between commas within its content: "The move, Carr explained, was overdue"."""
    if after + 2 >= high or segment.tokens.texts[after] != ",":
        return False
    lowers = segment.tokens.lowers
    resumes = lowers[after + 1] in AUXILIARY or not any(lower in AUXILIARY for lower in lowers[edge:content_end])
    return resumes and lowers[after + 1] not in COORDINATORS and not lowers[after + 1].endswith("ing")


def _before_content(
    segment: Segment, place: CuePlace, later: list[CuePlace], edge: int, high: int, source: Spans
) -> _Read | None:
    """ "Hayashi said that ...": source, then cue, then content."""
    subject = subject_before(segment, place.start, edge)
    if subject and not _agrees(segment, place, subject):
        return None
    shared = not subject and bool(source) and _is_coordinated(segment, place, edge)
    content = content_after(segment, place, high) if subject or shared else None
    if content is None:
        return None
    end = place.end if content.frame == "itself" else _content_end(segment, later, content.start, high, content.frame)
    spans = content_spans(segment, content.start, end)
    if not spans:
        return None
    rule = _rule(content.frame)
    needs_actor = place.cue.kind in ATTITUDE_KINDS | {"know", "believe"} and rule in {
        "object",
        "to",
        "ing",
        "preposition",
        "attitude",
    }
    if rule == "preposition":
        place = replace(place, end=content.start)
    attribution = _attribution(segment, spans, place, subject, rule)
    return _Read(replace(attribution, needs_actor=needs_actor), content.start, end, max(end, place.end))


def _agrees(segment: Segment, place: CuePlace, subject: tuple[int, int]) -> bool:
    """Whether a verb in its base form has a plural subject: "experts state", but no "Korean state"."""
    head = segment.tokens.lowers[place.head]
    if head != place.cue.lemma or place.start < place.head or place.cue.part != "verb":
        return True
    return segment.headline or is_plural(segment, *subject)


def _participial(segment: Segment, place: CuePlace, later: list[CuePlace], edge: int, high: int) -> _Read | None:
    """ "..., adding that ...": the source is that of the clause before."""
    content = content_after(segment, place, high)
    if content is None or not (place.cue.speaks or place.cue.kind in ATTITUDE_KINDS):
        return None
    if content.frame not in {"quote", "that", "whether"}:
        return None
    end = _content_end(segment, later, content.start, high, content.frame)
    spans = content_spans(segment, content.start, end)
    subject = None if edge else _clause_subject(segment, place.start, edge)
    return (
        _Read(_attribution(segment, spans, place, subject, _rule(content.frame)), content.start, end, end)
        if spans
        else None
    )


def _clause_subject(segment: Segment, high: int, edge: int) -> tuple[int, int] | None:
    """The subject of the clause that a participle or a colon hangs on: what stands before its first verb."""
    for at in range(edge + 1, high):
        lower = segment.tokens.lowers[at]
        if segment.inside[at] < 0 and (lower in AUXILIARY or lower in _PAST or lower.endswith("ed")):
            return subject_before(segment, at, edge)
    return None


_PAST = frozenset(
    "spoke took gave went made wrote put told hit shot came began read quoted let ran met got drew sent".split()
)


def _according(segment: Segment, place: CuePlace, edge: int, high: int) -> _Read | None:
    """ "According to X, ..." and "..., according to X"."""
    end = noun_phrase_after(segment, place.end, high)
    if end == place.end:
        return None
    if place.start > edge + 1:
        content = content_spans(segment, edge, place.start)
        read = (edge, place.start, adjunct_end(segment, end, high))
    else:
        content = content_spans(segment, end, high)
        read = (end, high, high)
    if not content:
        return None
    return _Read(_attribution(segment, content, place, (place.end, end), "according to"), *read)


def _without_verb(segment: Segment) -> Iterator[Attribution]:
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
            elif segment.inside[at + 1] >= 0 and (subject := _clause_subject(segment, at, 0)):
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


_DASHES = frozenset({"—", "–", "-", "--"})


def introduction(segment: Segment, cues: CueList) -> Attribution | None:
    """Return the cue and source of a segment that ends with a colon, for the speech that follows it; its content is empty."""
    high = len(segment.tokens)
    if high < 2 or segment.tokens.texts[-1] != ":" or segment.inside[-1] >= 0:
        return None
    places = [place for place in cue_places(segment, cues, 0, high) if place.cue.speaks]
    for place in reversed(places):
        subject = subject_before(segment, place.start, 0)
        if subject or place.voice == "participial":
            return _attribution(segment, (), place, subject or _clause_subject(segment, place.start, 0), "colon")
    subject = _clause_subject(segment, high - 1, 0) or ((0, high - 1) if high < 9 else None)
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


def _rule(frame: str) -> str:
    if frame.startswith("prep:"):
        return "preposition"
    return {"quote": "speech after", "itself": "attitude"}.get(frame, frame)


def _attribution(
    segment: Segment, content: Spans, place: CuePlace, source: tuple[int, int] | None, rule: str
) -> Attribution:
    cue: Span = segment.characters(place.start, place.end)
    return Attribution(content, (cue,), (segment.characters(*source),) if source else (), rule)


def _pauses(segment: Segment, at: int) -> bool:
    """Whether the clause pauses or ends at a token."""
    if segment.inside[at] >= 0:
        return True
    return segment.tokens.texts[at] in {",", ".", ";", ":", "!", "?", "—", "–", "-", "--", ")", "..."} or (
        segment.tokens.lowers[at] in COORDINATORS | {"while", "as", "when", "adding"}
    )


def _speech_after_pause(segment: Segment, after: int, high: int) -> tuple[int, int] | None:
    """The speech that is taken up again after its report: “..., ” he said, “...”."""
    for at in (after, after + 1):
        if at < high and segment.inside[at] >= 0:
            end = at
            while end < high and segment.inside[end] >= 0:
                end += 1
            return at, end
    return None


def _can_be_source(segment: Segment, start: int, end: int) -> bool:
    texts = segment.tokens.texts
    return any(text[0].isupper() for text in texts[start:end]) or end - start > 1 or texts[start].endswith("s")


def _is_coordinated(segment: Segment, place: CuePlace, edge: int) -> bool:
    return place.start > edge and segment.tokens.lowers[place.start - 1] in COORDINATORS


def _content_end(segment: Segment, later: list[CuePlace], start: int, high: int, frame: str) -> int:
    """Where the content that begins at `start` ends: at the next report of the same or another speaker, else with the clause."""
    speech = _speech_end(segment, start, high) if frame == "quote" else None
    if speech is not None:
        return speech
    for other in later:
        if other.head <= start:
            continue
        end = _before_report(segment, other, start)
        if end is not None:
            return end
    if frame in {"object", "ing", "itself"} or frame.startswith("prep:"):
        return _phrase_end(segment, start, high)
    return _before_circumstance(segment, start, high)


def _phrase_end(segment: Segment, start: int, high: int) -> int:
    """Where the noun phrase that an attitude is about ends: at a comma, a circumstance or the next verb of the subject."""
    lowers = segment.tokens.lowers
    for at in range(start + 1, high):
        if segment.inside[at] >= 0:
            continue
        if segment.tokens.texts[at] in {",", ";", ":", "—", "–", "("}:
            return high if lowers[at + 1 : at + 2] in (["which"], ["who"]) else at
        if lowers[at] in _CIRCUMSTANCES or (lowers[at] in COORDINATORS and _is_verb_like(lowers[at + 1 : at + 3])):
            return at
    return high


_CIRCUMSTANCES = frozenset("though although while after because when whereas during amid but before hours".split())


def _is_verb_like(lowers: list[str]) -> bool:
    return bool(lowers) and (
        lowers[0] in AUXILIARY or lowers[0].endswith("ed") or lowers[0] in {"said", "told", "gave", "cut", "took"}
    )


def _speech_end(segment: Segment, start: int, high: int) -> int | None:
    """The end of speech that is the whole content: followed by a pause or nothing, and other speech joined to it."""
    if segment.inside[start] < 0:
        return None
    end = start
    while end < high and segment.inside[end] >= 0:
        end += 1
    if end < high and not _pauses(segment, end):
        return None
    return end


def _before_report(segment: Segment, other: CuePlace, start: int) -> int | None:
    """Where a content ends before another report in the same sentence: ", adding that", "and warned that", "by saying"."""
    lowers = segment.tokens.lowers
    if other.voice == "participial" and other.cue.speaks:
        return other.start - 1
    if other.voice not in {"finite", "linked"}:
        return None
    if _begins_clause(segment, other, start):
        return other.start - 3
    if not other.cue.speaks or other.voice != "finite":
        return None
    if lowers[other.start - 1] in COORDINATORS and _opens_report(segment, other):
        return other.start - 1
    subject = subject_before(segment, other.start, start)
    reports = _opens_report(segment, other) or other.cue.kind in {"say", "assert"}
    if subject and subject[0] - 1 > start and reports:
        before = subject[0] - 1
        joined = lowers[before] in COORDINATORS | {"while"} and segment.tokens.texts[before - 1] in {",", ";"}
        return before if joined or segment.tokens.texts[before] == ";" else None
    return None


def _begins_clause(segment: Segment, other: CuePlace, start: int) -> bool:
    """Whether another clause of the same speaker begins with its pronoun: ", and he urged"."""
    lowers = segment.tokens.lowers
    pronoun = other.start - 1
    return (
        pronoun - 2 > start
        and lowers[pronoun] in PERSON_PRONOUNS
        and lowers[pronoun - 1] in COORDINATORS
        and lowers[pronoun - 2] == ","
    )


def _opens_report(segment: Segment, place: CuePlace) -> bool:
    after = place.end
    return after < len(segment.tokens) and (
        segment.tokens.lowers[after] in {"that", ":", ","} or segment.inside[after] >= 0
    )


def _before_circumstance(segment: Segment, start: int, high: int) -> int:
    """Leave out a circumstance after quoted words: said the talks were “dead”, after ..."""
    lowers, texts = segment.tokens.lowers, segment.tokens.texts
    for at in range(start + 1, high - 1):
        marked = texts[at - 1] in {"”", '"', "''", "»", "’"}
        if (
            texts[at] == ","
            and marked
            and lowers[at + 1] in {"after", "as", "when", "following", "hours", "days", "while"} | TIME_WORDS
        ):
            return at
    return high
