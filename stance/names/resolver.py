"""From a mention and a day to the actor behind it, by what the mention itself says.

A country stands for its government, capital, ministries and the officials who speak for it; a body for itself; else the
person stands for themselves (the codebook's last section). What needs the rest of the article (pronouns, "the president",
a bare surname) is resolved by `stance.quotes.speakers`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from stance.language.tokens import Tokens, tokenize
from stance.names.finding import STATE_WORDS, Found, NameFinder
from stance.names.gazetteer import Gazetteer, Name

# After these words a name tells what the head has to do with, not who it is: "envoy to Syria", "expert on Russia".
_TURNS_AWAY = frozenset("to on in about against with into over near across outside among".split())
_TURNS_AWAY_OR_FROM = _TURNS_AWAY | {
    "at",
    "from",
}  # the latter names whom an official is of, but not whom a resident is of
_OWNS = frozenset({"of", "for"})
_FORMER = frozenset({"former", "ex", "then", "retired"})
_ENDS_NOUN = _TURNS_AWAY_OR_FROM | _OWNS | {",", "and", "who", "that", "which"}
# Who has to do with a body, but does not speak for it: "Kremlin critics", "Facebook users".
_OUTSIDERS = frozenset(
    "critic critics customer customers expert experts opponent opponents rival rivals shareholder shareholders user users victim victims "
    "voter voters watcher watchers".split()
)
_SEATED = frozenset({"ministry", "government", "presidency", "cabinet", "authorities"})
_JOINS = frozenset({"and", ",", "the", "&", "as", "well", "both", "along", "together", "with"})
# What a state says, as the source of it: "Denmark's answer", "the Israeli proposal".
_UTTERANCES = frozenset(
    "announcement answer communique communiqué letter message note offer position proposal reply report response statement warning".split()
)
_SPEAKS = STATE_WORDS | _UTTERANCES
_REMEMBERED = 16384  # mentions, some 10 MB
_HEADING = frozenset("heads leads runs chairs directs headed led chaired represents founded".split())


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


class Resolver:
    """Resolves mentions by a gazetteer.

    Parameters
    ----------
    gazetteer : Gazetteer
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.finder = NameFinder(gazetteer)
        self._resolved: dict[tuple[str, str], Resolution | None] = {}  # articles name the same people over and over

    def resolve(self, mention: str, date: str | None = None, *, tokens: Tokens | None = None) -> Resolution | None:
        """Return who a mention is, by itself.

        Parameters
        ----------
        mention : str
            As it stands in the article: "the Japanese Foreign Ministry", "Yoshimasa Hayashi, the spokesman".
        date : str, optional
            The article's ISO day; the gazetteer's `as_of` where there is none.
        tokens : Tokens, optional
            The mention's, where they are there already.
        """
        key = (mention, date or self.gazetteer.as_of)
        if key not in self._resolved:
            if len(self._resolved) >= _REMEMBERED:
                self._resolved.clear()
            self._resolved[key] = self._resolve(*key, tokenize(mention) if tokens is None else tokens)
        return self._resolved[key]

    def names_in(self, tokens: Tokens, day: str) -> list[Found]:
        """Return the names in some tokens, known ones and those that look like names, from left to right."""
        places, _ = self.finder.places(tokens)
        return self.finder.names_at(places, tokens, len(tokens), day)

    def _resolve(self, mention: str, day: str, tokens: Tokens) -> Resolution | None:
        if not len(tokens):
            return None
        found = self.names_in(tokens, day)
        if len(found) == 1 and found[0].name.form == "person" and found[0].end - found[0].start == len(tokens):
            return Resolution(found[0].name.name, found[0].name.actor, "person")
        person = self._person(tokens, found)
        office = self.gazetteer.office(_outside_bodies(tokens, found)) or (
            "body" if _HEADING & set(tokens.lowers) else None
        )
        state = self._state_or_body(tokens, [each for each in found if each is not person], office)
        former = self._is_former(tokens, person)
        if person:
            themselves = Resolution(person.name.name, person.name.name, "person")
            return themselves if former else _of_person(tokens, found, person, state, office)
        if former and office:
            return None if state else Resolution(None, None, "office")
        if state:
            others = _joined_with(tokens, found, state)
            return Resolution(_speaker(state, mention), state.name.actor, _form(state.name), others)
        if office == "country" and (whose := _of_whom(tokens, found)):
            return Resolution(mention, whose.actor, "country")
        return Resolution(None, None, "office") if office else None

    def _is_former(self, tokens: Tokens, person: Found | None) -> bool:
        """Whether an office is one of the past: "former" stands before the name, or before any office in the description."""
        lowers = tokens.lowers
        if not _FORMER.isdisjoint(lowers[: person.start if person else len(lowers)]):
            return True
        titles = self.gazetteer.title_words
        after = lowers[person.end :] if person else []
        first = next((lower for lower in after if lower in _FORMER or lower in titles), None)
        return first in _FORMER and "now" not in lowers

    def _person(self, tokens: Tokens, found: Sequence[Found]) -> Found | None:
        """The person a mention is about: the first named, unless the head is somebody of theirs ("an aide to ...")."""
        for each in found:
            turned = _turned_away(tokens, each.start, _TURNS_AWAY_OR_FROM)
            if each.name.form == "person" and not turned and not _owns_head(tokens, each):
                return each
        return None

    def _state_or_body(self, tokens: Tokens, found: Sequence[Found], office: str | None) -> Found | None:
        """The state or body that a mention speaks for: the first that it does not turn away from."""
        away = _TURNS_AWAY if office in {"country", "body"} else _TURNS_AWAY_OR_FROM
        for each in found:
            if _turned_away(tokens, each.start, away) or _describes_body(tokens, each, found):
                continue
            if self._is_meant(tokens, each, office):
                return each
        return self._seat(tokens, found) if office == "country" else None

    def _is_meant(self, tokens: Tokens, found: Found, office: str | None) -> bool:
        form = found.name.form
        if form in {"demonym", "place"}:
            return self._speaks_for_state(tokens, found)
        if form == "country":
            return not _owns_people(tokens, found, office)
        return form != "person" and not (office in {None, "person"} and _OUTSIDERS & set(tokens.lowers[found.end :]))

    def _seat(self, tokens: Tokens, found: Sequence[Found]) -> Found | None:
        """The state whose ministry or government sits in a capital: "the Interior Ministry in La Paz"."""
        if not _SEATED.isdisjoint(tokens.lowers):
            for each in found:
                if each.name.form == "place" and each.start and tokens.lowers[each.start - 1] == "in":
                    return each
        return None

    def _speaks_for_state(self, tokens: Tokens, found: Found) -> bool:
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
        if office or not _SPEAKS.isdisjoint(tokens.lowers):
            return office not in {"person", "body"}
        return found.name.form == "demonym" and not rest and tokens.lowers[0] == "the"


def _owns_people(tokens: Tokens, found: Found, office: str | None) -> bool:
    """Whether a country's people or things are meant, not the country: "Russia's neighbours", "Iran hawks", "a resident of Ukraine"."""
    head = _until_turn(tokens.lowers[found.end :])
    if head and office in {None, "person"} and _SPEAKS.isdisjoint(head):
        return True
    return found.start > 1 and tokens.lowers[found.start - 1] in {"of", "from"} and office in {None, "person"}


def _outside_bodies(tokens: Tokens, found: Sequence[Found]) -> Sequence[str]:
    """The words of a mention but for those of a body's name: a "United Nations refugee agency" tells of no refugee."""
    bodies = [each for each in found if each.name.form == "body" and each.end - each.start > 1]
    if not bodies:
        return tokens.lowers
    return [lower for at, lower in enumerate(tokens.lowers) if not any(each.start <= at < each.end for each in bodies)]


def _describes_body(tokens: Tokens, state: Found, found: Sequence[Found]) -> bool:
    """Whether a state's name only describes the body named after it: "the Hong Kong paper Apple Daily"."""
    if state.name.form not in {"country", "demonym", "place"}:
        return False
    return any(
        each.name.form == "body"
        and each.start > state.end
        and _ENDS_NOUN.isdisjoint(tokens.lowers[state.end : each.start])
        for each in found
    )


def _until_turn(lowers: Sequence[str]) -> list[str]:
    """The words that follow a name up to a comma, a preposition or another name joined to it."""
    end = next((at for at, lower in enumerate(lowers) if lower in _ENDS_NOUN), len(lowers))
    return [lower for lower in lowers[:end] if lower[0].isalpha()]


def _of_whom(tokens: Tokens, found: Sequence[Found], person: Found | None = None) -> Name | None:
    """The person in office for whom somebody speaks: "a spokesman for President Vladimir Putin"."""
    for each in found:
        if each is person or each.name.form != "person" or each.name.actor == each.name.name:
            continue
        if _owns_head(tokens, each) and not _turned_away(tokens, each.start, _TURNS_AWAY_OR_FROM):
            return each.name
    return None


def _served(tokens: Tokens, found: Sequence[Found]) -> str | None:
    """The state in whose government somebody is: "who has the energy portfolio in Norway's government"."""
    for each in found:
        if each.name.form in {"country", "demonym"} and each.start and tokens.lowers[each.start - 1] in {"in", "the"}:
            after = [lower for lower in tokens.lowers[each.end : each.end + 2] if lower != "'s"]
            if after and after[0] in {"government", "cabinet"}:
                return each.name.actor
    return None


def _of_person(
    tokens: Tokens, found: Sequence[Found], person: Found, state: Found | None, office: str | None
) -> Resolution:
    """A person speaks for the state or body beside their name where they hold an office of it, or by the gazetteer."""
    name = person.name
    whose = state.name if state else _of_whom(tokens, found, person)
    joined = _joined_with(tokens, found, person)
    actor = name.actor
    if whose and (office == "country" or (office == "body" and whose.form == "body")):
        actor = whose.actor
    elif whose is None and (served := _served(tokens, found)):
        actor = served
    return Resolution(name.name, actor, "person", (actor, *joined[1:]) if joined else ())


def _speaker(state: Found, mention: str) -> str:
    if state.name.form in {"body", "country", "metonym"}:
        return state.name.name
    return mention


def _form(name: Name) -> str:
    return "body" if name.form == "body" else "country"


def _turned_away(tokens: Tokens, at: int, away: frozenset[str]) -> bool:
    """Whether a preposition between the head and a name says that the name is not who speaks."""
    comma = next((i for i in range(at, 0, -1) if tokens.texts[i - 1] == ","), 0)
    between = tokens.lowers[max(comma, 1) : at]
    return any(lower in away or lower in {"who", "that"} for lower in between) and not _HEADING & set(between)


def _owns_head(tokens: Tokens, found: Found) -> bool:
    """Whether the head belongs to the person named: "Clinton's aide", "a spokesman for Clinton"."""
    after = tokens.lowers[found.end] if found.end < len(tokens) else ""
    before = found.start - 1
    while before > 0 and tokens.texts[before][0].isupper():
        before -= 1  # past a title: "an aide to President Clinton"
    return after == "'s" or (before > 0 and tokens.lowers[before] in _OWNS)


def _joined_with(tokens: Tokens, found: Sequence[Found], first: Found) -> tuple[str, ...]:
    """The actors of a joint mention ("Denmark and Norway"), the first among them; empty for one alone."""
    actors = [first.name.actor]
    end = first.end
    for each in found:
        if each.start <= first.start:
            continue
        between = tokens.lowers[end : each.start]
        if between and _JOINS.issuperset(between):
            actors.append(each.name.actor)
            end = each.end
    return tuple(dict.fromkeys(actors)) if len(set(actors)) > 1 else ()
