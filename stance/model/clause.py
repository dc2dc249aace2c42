"""Where the speaker, the cue and the content stand in a statement: what a model reads, marked and masked.

Two speakers can share a sentence, so this speaker's clause (source, cue, content) is told apart from the rest. The speaker's
mention and the actor's names are masked, so that a model learns words, not names. Training and prediction both read through
`mark`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from stance.language.cues import load_cues
from stance.language.grammar import (
    AUXILIARY,
    COORDINATORS,
    DETERMINERS,
    LINKING,
    NEGATION,
    PREPOSITIONS,
    SUBORDINATORS,
    is_adverb,
)
from stance.language.lexicon import load_attitudes
from stance.language.marks import quotations
from stance.language.sentences import sentences
from stance.language.tokens import Tokens, tokenize
from stance.model.masking import ACTOR_MASK, Aliases, masked, names_of, occurrences, own_name
from stance.records import Span, Spans, Statement

SOURCE, CUE, CONTENT, REST = "source", "cue", "content", "rest"

_BREAKS = frozenset("while whereas although though but and ; as".split())
_TURNS_AWAY = frozenset("of with to in for against on at about over between into than".split())
_STOPS = PREPOSITIONS | SUBORDINATORS | COORDINATORS | frozenset(',;:.()"“”')
_SPEAKS = frozenset({"say", "manner", "assert", "ask", "attitude", "direct", "deny", "agree"})
_FAR = 18  # tokens between a mention and its verb
_WIDE = 9  # tokens by which a name is widened to its phrase


@dataclass(frozen=True, slots=True)
class MarkedStatement:
    """A statement as a model reads it, token by token.

    Parameters
    ----------
    words : sequence of str
        The tokens in small letters; names, numbers and days masked.
    roles : sequence of str
        ``source``, ``cue``, ``content`` or ``rest``.
    quoted : sequence of bool
        Whether the token stands between quotation marks.
    found_by : str
        What told where the speaker stands: ``spans``, ``source_text``, ``alias`` or ``nothing``.
    """

    words: Sequence[str]
    roles: Sequence[str]
    quoted: Sequence[bool]
    found_by: str

    @property
    def is_masked(self) -> bool:
        """Whether a mention of the actor was found to mask."""
        return ACTOR_MASK in self.words


@dataclass(frozen=True, slots=True)
class _Text:
    """A text's tokens, whether each is quoted, and its sentences as ranges of tokens."""

    tokens: Tokens
    quoted: list[bool]
    sentences: list[range]

    def sentence_of(self, at: int) -> range:
        return next(each for each in self.sentences if at in each)


def mark(statement: Statement, *, aliases: Aliases = own_name) -> MarkedStatement:
    """Find the parts of a statement and mask its names.

    The parts come from the spans where there are, else from `source_text` found in the text, else from the actor's names; where
    none of these is found, the whole text is content.

    Parameters
    ----------
    aliases : callable
        Actor -> the names that stand for it.
    """
    text = _read(statement.text)
    names = names_of(statement, aliases)
    found_by, mentions = _mentions(statement, names)
    own = _inside(text.tokens, [*mentions, *occurrences(statement.text, names)])
    if found_by == "spans":
        roles = _roles_of_spans(text.tokens, statement)
    elif mentions:
        ranges = [_tokens_of(text.tokens, span) for span in mentions]
        roles = _roles_of_mentions(text, [each for each in ranges if each], own, widen=found_by == "alias")
    else:
        roles = [CONTENT] * len(text.tokens)
    own = [here or role == SOURCE for here, role in zip(own, roles, strict=True)]
    return MarkedStatement(masked(text.tokens, own, _beginnings(text)), roles, text.quoted, found_by)


def _read(text: str) -> _Text:
    tokens = tokenize(text)
    quoted = _inside(tokens, [each.inner for each in quotations(text, (0, len(text)))])
    return _Text(tokens, quoted, [_tokens_of(tokens, span) for span in sentences(text)])


def _mentions(statement: Statement, names: Sequence[str]) -> tuple[str, Sequence[Span]]:
    """What tells where the speaker stands, and every place where it may be."""
    if statement.content or statement.cue:
        return "spans", statement.source
    if statement.source:
        return "source_text", statement.source
    if statement.source_text and (found := occurrences(statement.text, (statement.source_text,))):
        return "source_text", found
    found = occurrences(statement.text, names)
    return ("alias", found) if found else ("nothing", ())


def _inside(tokens: Tokens, spans: Iterable[Span]) -> list[bool]:
    flags = [False] * len(tokens)
    for span in spans:
        for at in _tokens_of(tokens, span):
            flags[at] = True
    return flags


def _tokens_of(tokens: Tokens, span: Span) -> range:
    """The tokens that a span touches."""
    touched = [at for at in range(len(tokens)) if tokens.starts[at] < span[1] and tokens.ends[at] > span[0]]
    return range(touched[0], touched[-1] + 1) if touched else range(0)


def _beginnings(text: _Text) -> set[int]:
    """Where a capital tells no name: at the start of a sentence, of a quotation, after a colon."""
    opened = {at for at in range(1, len(text.quoted)) if text.quoted[at] and not text.quoted[at - 1]}
    first = {each.start for each in text.sentences if each}
    marks = {at + 1 for at in first if not text.tokens.texts[at][0].isalnum()}
    colons = {at + 1 for at, lower in enumerate(text.tokens.lowers) if lower == ":"}
    return opened | first | marks | colons | {0}


def _roles_of_spans(tokens: Tokens, statement: Statement) -> list[str]:
    roles = [REST] * len(tokens)
    parts: tuple[tuple[str, Spans], ...] = (
        (CONTENT, statement.content),
        (SOURCE, statement.source),
        (CUE, statement.cue),
    )
    for role, spans in parts:
        for at, inside in enumerate(_inside(tokens, spans)):
            if inside:
                roles[at] = role
    return roles


def _roles_of_mentions(text: _Text, mentions: Sequence[range], own: Sequence[bool], *, widen: bool) -> list[str]:
    """Choose the mention that reads most like a speaker, and mark its cue and the clauses of other speakers."""
    lowers = text.tokens.lowers
    if widen:
        mentions = [_widened(text.tokens, each) for each in mentions]
    outside = [each for each in mentions if not text.quoted[each.start]] or mentions
    cues = [_cue(text, each) for each in outside]
    best = min(range(len(outside)), key=lambda at: (not cues[at], _is_turned_away(lowers, outside[at]), at))
    roles = [CONTENT] * len(lowers)
    own_places = {*outside[best], *cues[best]}
    for clause in _clauses(text):
        if not own_places & set(clause) and _reports(text, clause, own):
            roles[clause.start : clause.stop] = [REST] * len(clause)
    for role, places in ((SOURCE, outside[best]), (CUE, cues[best])):
        roles[places.start : places.stop] = [role] * len(places)
    return roles


def _widened(tokens: Tokens, mention: range) -> range:
    """A name with the words around it that belong to the same mention: "the Afghan government", "Prime Minister Modi"."""
    start, stop = mention.start, mention.stop
    while start > 0 and _belongs_before(tokens, start - 1):
        start -= 1
    while stop < min(len(tokens), mention.stop + _WIDE) and _belongs_after(tokens, stop):
        stop += 1
    return range(start, stop)


def _belongs_before(tokens: Tokens, at: int) -> bool:
    lower = tokens.lowers[at]
    return lower in {"the", "a", "an", "mr", "."} or (
        tokens.texts[at][0].isupper() and lower not in _STOPS | DETERMINERS
    )


def _belongs_after(tokens: Tokens, at: int) -> bool:
    lower = tokens.lowers[at]
    if lower == "'s" or tokens.texts[at][0].isupper():
        return True
    return lower not in _STOPS and lower.isalpha() and not is_adverb(lower) and not _is_verb(tokens.lowers, at)


def _cue(text: _Text, mention: range) -> range:
    """The verb group that the mention is the subject of, else the one right before it; empty where there is none."""
    lowers, sentence = text.tokens.lowers, text.sentence_of(mention.start)
    after = _first_verb(text, range(mention.stop, min(sentence.stop, mention.stop + _FAR)))
    before = _verb_before(lowers, mention.start, sentence.start)
    if before and (after is None or after > mention.stop):
        return before
    return _verb_group(lowers, after, sentence.stop) if after is not None else before


def _first_verb(text: _Text, places: range) -> int | None:
    lowers = text.tokens.lowers
    at = places.start
    while at < places.stop and not text.quoted[at] and lowers[at] not in {";", "“", '"'}:
        if lowers[at] in {",", "("}:
            at = _after_aside(lowers, at, places.stop)
        elif _is_verb(lowers, at) or _looks_like_verb(lowers, at, places.start):
            return at
        else:
            at += 1
    return None


def _after_aside(lowers: Sequence[str], comma: int, stop: int) -> int:
    """Past an apposition or a relative clause that a second comma ends, where a verb goes on behind it."""
    for at in range(comma + 1, stop - 1):
        if lowers[at] in {",", ")"} and (_is_verb(lowers, at + 1) or is_adverb(lowers[at + 1])):
            return at + 1
    return comma + 1


def _looks_like_verb(lowers: Sequence[str], at: int, start: int) -> bool:
    """Whether a word that no list holds is a verb by its place and ending: "Sanders rips the deal"."""
    return at == start and lowers[at].isalpha() and lowers[at].endswith(("s", "ed")) and lowers[at] not in _STOPS


def _verb_before(lowers: Sequence[str], start: int, first: int) -> range:
    """The cue right before a mention: "said X", "according to X", "condemned by X"."""
    if start - first >= 2 and lowers[start - 2 : start] == ["according", "to"]:
        return range(start - 2, start)
    if start > first and _is_speaking(lowers[start - 1]):
        return range(start - 1, start)
    if start - first >= 2 and lowers[start - 1] in {"by", "from"} and _is_speaking(lowers[start - 2]):
        return range(start - 2, start)
    return range(0)


def _verb_group(lowers: Sequence[str], at: int, stop: int) -> range:
    """A verb with its auxiliaries, adverbs and negations, and the adjective that a linking verb leads to."""
    end = at
    while end < stop and (lowers[end] in AUXILIARY or lowers[end] in NEGATION or is_adverb(lowers[end])):
        end += 1
    if end < stop and end > at and lowers[end] in DETERMINERS | PREPOSITIONS | SUBORDINATORS:
        return range(at, end)
    end = min(end + 1, stop)
    if lowers[end - 1] in LINKING:
        while end < stop and is_adverb(lowers[end]):
            end += 1
        end = min(end + 1, stop)
    return range(at, end)


def _is_turned_away(lowers: Sequence[str], mention: range) -> bool:
    """Whether a preposition before a mention makes it another than the subject."""
    return mention.start > 0 and lowers[mention.start - 1] in _TURNS_AWAY


def _clauses(text: _Text) -> list[range]:
    """The sentences, divided at conjunctions and semicolons outside quotation marks."""
    clauses = []
    for sentence in text.sentences:
        start = sentence.start
        for at in sentence:
            if at > start and text.tokens.lowers[at] in _BREAKS and not text.quoted[at]:
                clauses.append(range(start, at))
                start = at
        clauses.append(range(start, sentence.stop))
    return clauses


def _reports(text: _Text, clause: range, own: Sequence[bool]) -> bool:
    """Whether somebody else speaks in a clause: a capitalised name, not the actor's, before a speaking verb."""
    lowers = text.tokens.lowers
    return any(
        not own[at] and not text.quoted[at] and text.tokens.texts[at][0].isupper() and _is_speaking(lowers[at + 1])
        for at in clause[:-1]
        if at > clause.start or lowers[at] not in _BREAKS
    )


def _is_verb(lowers: Sequence[str], at: int) -> bool:
    if lowers[at] in AUXILIARY:
        return True
    return lowers[at] in _verbs() and (at == 0 or lowers[at - 1] not in DETERMINERS)


def _is_speaking(lower: str) -> bool:
    return _verbs().get(lower, "") in _SPEAKS


@lru_cache(maxsize=1)
def _verbs() -> dict[str, str]:
    """Each form of a verb that reports or takes a stance -> its kind as a cue."""
    reporting = {form: cues["verb"].kind for form, cues in load_cues().words.items() if "verb" in cues}
    return dict.fromkeys(load_attitudes().verbs - _STOPS - DETERMINERS, "act") | reporting
