"""From a mention and a day to the actor behind it, by what the mention itself says.

A country stands for its government, capital, ministries and the officials who speak for it; a body for itself; else the
person stands for themselves (the codebook's last section). What needs the rest of the article (pronouns, "the president",
a bare surname) is resolved by `stance.quotes.speakers`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stance.language.grammar import ADVERBS, COORDINATORS, DETERMINERS, PREPOSITIONS, TIME_WORDS
from stance.language.tokens import Tokens, tokenize
from stance.names.gazetteer import Gazetteer, Name

# After these words a name tells what the head has to do with, not who it is: "envoy to Syria", "expert on Russia".
_TURNS_AWAY = frozenset("to on in about against with into over near across outside among".split())
_COMES_FROM = frozenset({"at", "from"})  # names whom an official is of, but not whom a resident is of
_OWNS = frozenset({"of", "for"})
_NAME_LINKS = frozenset("al bin bint ibn van von der den de la le da di dos du del el ben abu ter".split())
_HEADING = frozenset("heads leads runs chairs directs headed led chaired represents founded".split())
_NO_NAME_BEGINS = TIME_WORDS | DETERMINERS | ADVERBS | PREPOSITIONS | COORDINATORS
_HONORIFICS = frozenset("mr mrs ms miss dr prof sir lady lord dame sheikh".split())
_STATE_WORDS = frozenset(
    "government ministry army military navy police embassy cabinet regime authorities administration presidency".split()
)
_BODY_WORDS = frozenset(
    """
    agency alliance association authority bank board bureau campaign center centre chamber church club coalition college
    commission committee company confederation congress corporation council court department federation force forces
    foundation front fund group guard guild initiative institute international investigation league movement network news
    office organisation organization parliament party post press project senate service society survey times trust
    tribunal union university watch
    """.split()
)


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who a mention is.

    Parameters
    ----------
    speaker : str, optional
        The person or body it names, by its usual name where the gazetteer knows one.
    actor : str, optional
        The canonical actor; none where the mention does not say.
    form : str
        ``person``, ``country``, ``body``, ``office`` (a role without a country) or ``group``.
    """

    speaker: str | None
    actor: str | None
    form: str
    actors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Found:
    """A name that stands in a mention, or a run of capitalised words that looks like a person's."""

    start: int
    end: int
    name: Name


class Resolver:
    """Resolves mentions by a gazetteer.

    Parameters
    ----------
    gazetteer : Gazetteer
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.title_words = frozenset(word for office in gazetteer.offices for word in office.split(" "))

    def resolve(self, mention: str, date: str | None = None) -> Resolution | None:
        """Return who a mention is, by itself.

        Parameters
        ----------
        mention : str
            As it stands in the article: "the Japanese Foreign Ministry", "Yoshimasa Hayashi, the spokesman".
        date : str, optional
            The article's ISO day; the gazetteer's `as_of` where there is none.
        """
        tokens = tokenize(mention)
        if not len(tokens):
            return None
        day = date or self.gazetteer.as_of
        found = list(self.names_in(tokens, day))
        person = self._person(tokens, found)
        office = self.gazetteer.office(tokens.lowers) or ("body" if _HEADING & set(tokens.lowers) else None)
        state = self._state_or_body(tokens, [each for each in found if each is not person], office)
        if person:
            if any(lower in {"former", "ex", "then"} for lower in tokens.lowers[: person.start]):
                return Resolution(person.name.name, person.name.name, "person")
            return _of_person(person.name, state, office)
        if state:
            others = _joined_with(tokens, found, state)
            return Resolution(_speaker(state, mention), state.name.actor, _form(state.name), others)
        if office:
            return Resolution(None, None, "office")
        return None

    def names_in(self, tokens: Tokens, day: str) -> Iterator[_Found]:
        """Yield the known names in some tokens, longest first at each place, and the runs that look like persons' names."""
        here = 0
        while here < len(tokens):
            if not (tokens.texts[here][0].isupper() or tokens.texts[here][0].isdigit()):
                here += 1
                continue
            known = self._known_at(tokens, here, day)
            run = _capitalised_run(tokens, here)
            person = self._person_run(tokens, here, run) or _body_run(tokens, here) if run > here else None
            if person and (known is None or person.end > known.end):
                yield person
                here = person.end
            elif known:
                yield known
                here = known.end
            else:
                here += 1

    def is_title(self, lower: str) -> bool:
        """Whether a word stands before a name as its title or a part of one."""
        return lower in self.title_words or lower.rstrip(".") in _HONORIFICS

    def _known_at(self, tokens: Tokens, here: int, day: str) -> _Found | None:
        matched = self.gazetteer.match(tokens, here)
        if not matched:
            return None
        length, meanings = matched
        if not all(
            text[0].isupper() or text.islower() or not text.isalpha() for text in tokens.texts[here : here + length]
        ):
            return None
        return _Found(here, here + length, _best(meanings, day))

    def _person_run(self, tokens: Tokens, start: int, end: int) -> _Found | None:
        """A run of two and more capitalised words that begins with no known name and holds no word of a body."""
        while start < end and self.is_title(tokens.lowers[start]):
            start += 1
        while start < end and tokens.lowers[start] in _NO_NAME_BEGINS:
            start += 1
        lowers = tokens.lowers[start:end]
        if end - start < 2 or any(word in _BODY_WORDS or word in _STATE_WORDS for word in lowers):
            return None
        if self.gazetteer.match(tokens, start) or any(word in self.gazetteer.offices for word in lowers):
            return None
        if end < len(tokens) and tokens.lowers[end].endswith("s") and tokens.texts[end].islower():
            return None  # "West African leaders": the run describes a group
        name = " ".join(tokens.texts[start:end])
        return _Found(start, end, Name("person", name, name))

    def _person(self, tokens: Tokens, found: Sequence[_Found]) -> _Found | None:
        """The person a mention is about: the first named, unless the head is somebody of theirs ("an aide to ...")."""
        for each in found:
            turned = _turned_away(tokens, each.start, _TURNS_AWAY | _COMES_FROM)
            if each.name.form == "person" and not turned and not _owns_head(tokens, each):
                return each
        return None

    def _state_or_body(self, tokens: Tokens, found: Sequence[_Found], office: str | None) -> _Found | None:
        """The state or body that a mention speaks for: the first that it does not turn away from."""
        away = _TURNS_AWAY if office in {"country", "body"} else _TURNS_AWAY | _COMES_FROM
        standing = [each for each in found if not _turned_away(tokens, each.start, away)]
        for each in standing:
            if each.name.form in {"demonym", "place"} and not self._speaks_for_state(tokens, each):
                continue
            if each.name.form == "country" and _owns_people(tokens, each, office):
                continue
            return each
        return None

    def _speaks_for_state(self, tokens: Tokens, found: _Found) -> bool:
        """Whether a demonym or a capital stands for the state here: alone, or with a word for an office."""
        end = next((at for at in range(found.end, len(tokens)) if tokens.texts[at] == ","), len(tokens))
        rest = [word for word in tokens.lowers[found.end : end] if word.isalpha()]
        alone = all(
            word == "and" or tokens.texts[at][0].isupper()
            for at, word in enumerate(tokens.lowers[:end])
            if at >= found.end
        )
        if found.name.form == "place" and alone:
            return found.start == 0 or tokens.lowers[found.start - 1] not in {"of", "from"}
        office = self.gazetteer.office(tokens.lowers)
        if office or any(word in _STATE_WORDS for word in tokens.lowers):
            return office not in {"person", "body"}
        return found.name.form == "demonym" and not rest and tokens.lowers[0] == "the"


def _owns_people(tokens: Tokens, found: _Found, office: str | None) -> bool:
    """Whether a country's people or politicians are meant, not the country: "Russia's neighbours", "a resident of Ukraine"."""
    after = tokens.lowers[found.end :]
    owned = after[:1] == ["'s"] and (office == "person" or (office is None and tokens.lowers[-1].endswith("s")))
    of = found.start > 1 and tokens.lowers[found.start - 1] in {"of", "from"} and office in {None, "person"}
    return owned or of


def _of_person(person: Name, state: "_Found | None", office: str | None) -> Resolution:
    """A person speaks for the state or body beside their name where they hold an office of it, or by the gazetteer."""
    if state and state.name.form in {"country", "demonym", "metonym", "place"} and office == "country":
        return Resolution(person.name, state.name.actor, "person")
    if state and state.name.form == "body" and office in {"body", "country"}:
        return Resolution(person.name, state.name.actor, "person")
    return Resolution(person.name, person.actor, "person")


def _speaker(state: _Found, mention: str) -> str:
    if state.name.form in {"body", "country", "metonym"}:
        return state.name.name
    return mention


def _form(name: Name) -> str:
    return "body" if name.form == "body" else "country"


def _best(meanings: Sequence[Name], day: str) -> Name:
    """The meaning that holds on the day; a person who holds none stands for themselves."""
    holding = [name for name in meanings if name.holds_on(day)]
    if holding:
        # A body named like a capital is meant more often than the capital: "Brussels" is the Union.
        return max(holding, key=lambda name: (name.form == "body", name.form != "person", name.begin))
    first = meanings[0]
    return Name(first.form, first.name, first.name, first.role)


def _capitalised_run(tokens: Tokens, start: int) -> int:
    """Where a run of capitalised words, with the small links of names between them, ends."""
    here = start
    while here < len(tokens):
        text = tokens.texts[here]
        if (
            (text[0].isupper() and text not in {"The", "A", "An"})
            or (here > start and tokens.lowers[here] in _NAME_LINKS and _links_to_name(tokens, here))
            or (here > start and text == "." and len(tokens.texts[here - 1]) == 1 and _is_upper(tokens, here + 1))
        ):
            here += 1
        else:
            break
    return here


def _links_to_name(tokens: Tokens, at: int) -> bool:
    """Whether one or two small links lead to another capitalised word: "van der Berg"."""
    second = at + 1 < len(tokens) and tokens.lowers[at + 1] in _NAME_LINKS and _is_upper(tokens, at + 2)
    return _is_upper(tokens, at + 1) or second


def _body_run(tokens: Tokens, start: int) -> _Found | None:
    """A run of capitalised words with a word of a body in it: "the Seafarers' Guild", "Electoral Commission of Ghana"."""
    end = _capitalised_run(tokens, start)
    while end + 1 < len(tokens) and tokens.lowers[end] in {"'", "of", "for"} and _is_upper(tokens, end + 1):
        end = _capitalised_run(tokens, end + 1)
    while start < end and tokens.lowers[start] in DETERMINERS:
        start += 1
    if end - start < 2 or not any(lower in _BODY_WORDS for lower in tokens.lowers[start:end]):
        return None
    name = " ".join(tokens.texts[start:end]).replace(" ' ", "' ")
    return _Found(start, end, Name("body", name, name))


def _is_upper(tokens: Tokens, at: int) -> bool:
    return at < len(tokens) and tokens.texts[at][0].isupper()


def _turned_away(tokens: Tokens, at: int, away: frozenset[str]) -> bool:
    """Whether a preposition between the head and a name says that the name is not who speaks."""
    comma = next((i for i in range(at, 0, -1) if tokens.texts[i - 1] == ","), 0)
    between = tokens.lowers[max(comma, 1) : at]
    return any(lower in away or lower in {"who", "that"} for lower in between) and not _HEADING & set(between)


def _owns_head(tokens: Tokens, found: _Found) -> bool:
    """Whether the head belongs to the person named: "Clinton's aide", "a spokesman for Clinton"."""
    after = tokens.lowers[found.end] if found.end < len(tokens) else ""
    before = found.start - 1
    while before > 0 and tokens.texts[before][0].isupper():
        before -= 1  # past a title: "an aide to President Clinton"
    return after == "'s" or (before > 0 and tokens.lowers[before] in _OWNS)


def _joined_with(tokens: Tokens, found: Sequence[_Found], first: _Found) -> tuple[str, ...]:
    """The actors of a joint mention ("Denmark and Norway"), the first among them; empty for one alone."""
    actors = [first.name.actor]
    end = first.end
    for each in found:
        if each.start <= first.start:
            continue
        between = tokens.lowers[end : each.start]
        if between and all(word in {"and", ",", "the"} for word in between):
            actors.append(each.name.actor)
            end = each.end
    return tuple(dict.fromkeys(actors)) if len(set(actors)) > 1 else ()
