"""Where the speaker, the cue and the content stand in a statement: what a model reads, marked and masked.

Two speakers can share a sentence, so this speaker's clause (source, cue, content) is told apart from the rest. The speaker's
mention and the actor's names are masked, so that a model learns words, not names. Training and prediction both read through
`mark`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from stance.language.grammar import DETERMINERS, is_adverb
from stance.language.tokens import Tokens
from stance.model.masking import ACTOR_MASK, Aliases, masked, names_of, occurrences, own_name
from stance.model.reading import ReadText, inside, read_text, tokens_of
from stance.model.verbs import STOPS, cue_of, is_speaking, is_verb
from stance.records import Span, Spans, Statement

SOURCE, CUE, CONTENT, REST = "source", "cue", "content", "rest"

_BREAKS = frozenset("while whereas although though but and ; as".split())
_TURNS_AWAY = frozenset("of with to in for against on at about over between into than".split())
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


def mark(statement: Statement, *, aliases: Aliases = own_name) -> MarkedStatement:
    """Find the parts of a statement and mask its names.

    The parts come from the spans where there are, else from `source_text` found in the text, else from the actor's names; where
    none of these is found, the whole text is content.

    Parameters
    ----------
    aliases : callable
        Actor -> the names that stand for it.
    """
    text = read_text(statement.text)
    names = names_of(statement, aliases)
    found_by, mentions = _mentions(statement, names)
    own = inside(text.tokens, [*mentions, *occurrences(statement.text, names)])
    if found_by == "spans":
        roles = _roles_of_spans(text.tokens, statement)
    elif ranges := [each for each in (tokens_of(text.tokens, span) for span in mentions) if each]:
        roles = _roles_of_mentions(text, ranges, own, widen=found_by == "alias")
    else:
        roles = [CONTENT] * len(text.tokens)
    own = [here or role == SOURCE for here, role in zip(own, roles, strict=True)]
    return MarkedStatement(masked(text.tokens, own, _beginnings(text)), roles, text.quoted, found_by)


def _mentions(statement: Statement, names: Sequence[str]) -> tuple[str, Sequence[Span]]:
    """What tells where the speaker stands, and every place where it may be."""
    if statement.content or statement.cue:
        return "spans", statement.source
    if statement.source:
        return "source_text", statement.source
    said = (statement.source_text,) if statement.source_text else ()
    # "the court" opens a sentence as "The court".
    if found := occurrences(statement.text, said) or occurrences(statement.text, said, capitals=False):
        return "source_text", found
    found = occurrences(statement.text, names)
    return ("alias", found) if found else ("nothing", ())


def _beginnings(text: ReadText) -> set[int]:
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
        for at, is_inside in enumerate(inside(tokens, spans)):
            if is_inside:
                roles[at] = role
    return roles


def _roles_of_mentions(text: ReadText, mentions: Sequence[range], own: Sequence[bool], *, widen: bool) -> list[str]:
    """Choose the mention that reads most like a speaker, and mark its cue and the clauses of other speakers."""
    lowers = text.tokens.lowers
    if widen:
        mentions = [_widened(text.tokens, each) for each in mentions]
    outside = [each for each in mentions if not text.quoted[each.start]] or mentions
    cues = [cue_of(text, each) for each in outside]
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
    """A name with the words around it that belong to the same mention: "the Chilean government", "Prime Minister Silva"."""
    start, stop = mention.start, mention.stop
    while start > 0 and _belongs_before(tokens, start - 1):
        start -= 1
    while stop < min(len(tokens), mention.stop + _WIDE) and _belongs_after(tokens, stop):
        stop += 1
    return range(start, stop)


def _belongs_before(tokens: Tokens, at: int) -> bool:
    lower = tokens.lowers[at]
    return lower in {"the", "a", "an", "mr", "."} or (
        tokens.texts[at][0].isupper() and lower not in STOPS | DETERMINERS
    )


def _belongs_after(tokens: Tokens, at: int) -> bool:
    lower = tokens.lowers[at]
    if lower == "'s" or tokens.texts[at][0].isupper():
        return True
    return lower not in STOPS and lower.isalpha() and not is_adverb(lower) and not is_verb(tokens.lowers, at)


def _is_turned_away(lowers: Sequence[str], mention: range) -> bool:
    """Whether a preposition before a mention makes it another than the subject."""
    return mention.start > 0 and lowers[mention.start - 1] in _TURNS_AWAY


def _clauses(text: ReadText) -> list[range]:
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


def _reports(text: ReadText, clause: range, own: Sequence[bool]) -> bool:
    """Whether somebody else speaks in a clause: a capitalised name, not the actor's, before a speaking verb."""
    lowers = text.tokens.lowers
    return any(
        not own[at] and not text.quoted[at] and text.tokens.texts[at][0].isupper() and is_speaking(lowers[at + 1])
        for at in clause[:-1]
        if at > clause.start or lowers[at] not in _BREAKS
    )
