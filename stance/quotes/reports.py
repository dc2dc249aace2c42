"""Reports: one cue read with its source and its content, before, behind or amid what was said."""

from dataclasses import replace

from stance.language.cues import ATTITUDE_KINDS, SAYING_KINDS
from stance.language.grammar import AUXILIARY, COORDINATORS, PREPOSITIONS, PRONOUNS
from stance.quotes.attribution import Read, attribution_of, rule_of
from stance.quotes.content_ends import content_end, pauses
from stance.quotes.contents import content_after, content_spans
from stance.quotes.cue_places import CuePlace
from stance.quotes.phrases import adjunct_end, is_plural, noun_phrase_after, subject_before
from stance.quotes.segments import Segment
from stance.quotes.verbless import clause_subject
from stance.records import Spans

_STANDPOINTS = ATTITUDE_KINDS | {"know", "believe"}
_WORDLESS = frozenset({"object", "to", "ing", "preposition", "attitude"})  # constructions that report no words
_CLOSING = frozenset({",", '"', "”", "''", "»", "—", "–", "--", "-", "’", "“", "?", "!"})


def after_speech(segment: Segment, place: CuePlace, edge: int, high: int) -> Read | None:
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
    if after < high and not pauses(segment, after):
        circumstance = segment.tokens.lowers[after] in PREPOSITIONS and place.cue.kind in SAYING_KINDS
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
    return place.end if pauses(segment, place.end) else noun_phrase_after(segment, place.end, high)


def inverted(segment: Segment, place: CuePlace, edge: int, high: int) -> Read | None:
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
    if not speech and place.cue.kind not in SAYING_KINDS:
        return None
    end = noun_phrase_after(segment, place.end, high)
    if end == place.end or not _can_be_source(segment, place.end, end):
        return None
    after = adjunct_end(segment, end, high)
    if after < high and not pauses(segment, after):
        return None
    return _behind(segment, place, (place.end, end), edge, place.start, after, high)


def _behind(
    segment: Segment, place: CuePlace, source: tuple[int, int], edge: int, stop: int, after: int, high: int
) -> Read | None:
    """An attribution whose content stands before it, with the speech that goes on after it."""
    content = content_spans(segment, edge, stop)
    if not content or content[-1][1] - content[0][0] < 2:
        return None
    speech = any(segment.inside[at] >= 0 for at in range(edge, stop))
    end = after
    resumed = _speech_after_pause(segment, after, high)
    if resumed and (speech or resumed[0] == after + 1):
        content += content_spans(segment, *resumed)
        end = resumed[1]
    elif not speech and _is_aside(segment, edge, stop, after, high):
        content += content_spans(segment, after + 1, high)
        end = high
    rule = "speech before" if speech else "clause before"
    return Read(attribution_of(segment, content, place, source, rule), edge, stop, end)


def _is_aside(segment: Segment, edge: int, stop: int, after: int, high: int) -> bool:
    """Whether a report stands between commas within its content: "The move, Carr explained, was overdue"."""
    if after + 2 >= high or segment.tokens.texts[after] != ",":
        return False
    lowers = segment.tokens.lowers
    resumes = lowers[after + 1] in AUXILIARY or not any(lower in AUXILIARY for lower in lowers[edge:stop])
    return resumes and lowers[after + 1] not in COORDINATORS and not lowers[after + 1].endswith("ing")


def before_content(
    segment: Segment, place: CuePlace, later: list[CuePlace], edge: int, high: int, source: Spans
) -> Read | None:
    """ "Hayashi said that ...": source, then cue, then content."""
    subject = subject_before(segment, place.start, edge)
    if subject and not _agrees(segment, place, subject):
        return None
    shared = not subject and bool(source) and _is_coordinated(segment, place, edge)
    content = content_after(segment, place, high) if subject or shared else None
    if content is None:
        return None
    end = place.end if content.frame == "itself" else content_end(segment, later, content.start, high, content.frame)
    spans = content_spans(segment, content.start, end)
    if not spans:
        return None
    rule = rule_of(content.frame)
    needs_actor = place.cue.kind in _STANDPOINTS and rule in _WORDLESS
    if rule == "preposition":
        place = replace(place, end=content.start)
    attribution = attribution_of(segment, spans, place, subject, rule)
    return Read(replace(attribution, needs_actor=needs_actor), content.start, end, max(end, place.end))


def _agrees(segment: Segment, place: CuePlace, subject: tuple[int, int]) -> bool:
    """Whether a verb in its base form has a plural subject: "experts state", but no "Korean state"."""
    head = segment.tokens.lowers[place.head]
    if head != place.cue.lemma or place.start < place.head or place.cue.part != "verb":
        return True
    return segment.headline or is_plural(segment, *subject)


def participial(segment: Segment, place: CuePlace, later: list[CuePlace], edge: int, high: int) -> Read | None:
    """ "..., adding that ...": the source is that of the clause before."""
    content = content_after(segment, place, high)
    if content is None or not (place.cue.speaks or place.cue.kind in ATTITUDE_KINDS):
        return None
    if content.frame not in {"quote", "that", "whether"}:
        return None
    end = content_end(segment, later, content.start, high, content.frame)
    spans = content_spans(segment, content.start, end)
    if not spans:
        return None
    subject = None if edge else clause_subject(segment, place.start, edge)
    return Read(attribution_of(segment, spans, place, subject, rule_of(content.frame)), content.start, end, end)


def according(segment: Segment, place: CuePlace, edge: int, high: int) -> Read | None:
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
    return Read(attribution_of(segment, content, place, (place.end, end), "according to"), *read)


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
