"""Finding names in tokens: those of the gazetteer, and runs of capitalised words that look like a person's or a body's."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import compress, count
from typing import NamedTuple

from stance.language.grammar import (
    ADVERBS,
    AUXILIARY,
    COORDINATORS,
    DETERMINERS,
    NEGATION,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    TIME_WORDS,
)
from stance.language.tokens import Tokens
from stance.names.gazetteer import Gazetteer, Name

_NAME_LINKS = frozenset("al bin bint ibn van von der den de la le da di dos du del el ben abu ter".split())
_NO_NAME_BEGINS = (
    TIME_WORDS
    | DETERMINERS
    | ADVERBS
    | PREPOSITIONS
    | COORDINATORS
    | SUBORDINATORS
    | PRONOUNS
    | AUXILIARY
    | NEGATION
    | frozenset("says said former".split())
)
_ARTICLES = frozenset({"The", "A", "An"})
_BODY_LINKS = frozenset({"'", "of", "for"})
_LINKS = _NAME_LINKS | _BODY_LINKS | {".", "’"}  # what may stand between two capitalised words of one name
_LONGEST_NAME = 6  # tokens; longer runs are headlines
_LONGEST_RUN = 40  # tokens; an article in capitals alone is no name, and must not be read again from each of its words
_REMEMBERED = 16384  # names on a day
_WORDS_REMEMBERED = 65_536
STATE_WORDS = frozenset(
    "government ministry army military navy police embassy cabinet regime authorities administration presidency".split()
)
_BODY_WORDS = frozenset(
    """
    academy agency alliance association authority bank board bureau campaign center centre chamber church club coalition college
    commission committee chronicle company confederation courier congress corporation council court daily department federation force forces
    foundation front fund gazette group guard guild herald initiative institute international investigation journal league movement network news
    office organisation organization parliament observer party post press project senate service society survey telegraph times tribune
    trust tribunal union university watch
    """.split()
)
# After a country whose name is a person's given name too: "Jordan Valley" is nobody.
_NO_FAMILY_NAMES = frozenset(
    "agreement accord accords airport deal exchange falls pact power radio river stock street talks tech times tv valley".split()
)
# Who is many people: "West African leaders", "Wall Street analysts".
_PEOPLE = frozenset(
    """
    allies analysts backers bankers bosses brokers companies conservatives critics delegates democrats dissidents donors
    executives experts families fans fighters firms forces groups hawks insiders investors journalists lawmakers leaders
    liberals negotiators observers officials parents partners people pundits regulators republicans researchers residents
    scholars scientists senators shoppers states strategists students supporters tourists traders troops users victims
    voters watchers workers
    """.split()
)
# Words of places and things that are written with capitals.
_PLACE_WORDS = frozenset(
    """
    act airport amendment angeles avenue bay beach bowl bridge california carolina city coast columbia county dakota day
    district files florida francisco hampshire iowa island islands jersey lake mexico mountains ohio orleans river road
    security show square state states stadium street texas times township vegas york
    """.split()
)
_IN_NO_PERSON = _BODY_WORDS | STATE_WORDS | _PEOPLE


# What a word as written says of a name that may begin with it or go on with it, each a bit.
_OPENS, _CAPITAL, _GOES_ON, _KNOWN, _KNOWN_BEGINNING = 1, 2, 4, 8, 16
_OPENERS = bytes(signs & _OPENS for signs in range(256))  # for `bytes.translate`
_CAPITALS = bytes(signs & _CAPITAL for signs in range(256))


class _Signs(dict[str, int]):
    """Words met before, as written -> their signs of a name: articles are made of the same words."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        super().__init__()
        self._names, self._lengths = gazetteer.names, gazetteer.lengths

    def __missing__(self, text: str) -> int:
        if len(self) >= _WORDS_REMEMBERED:
            self.clear()
        lower, capital = text.lower().replace("’", "'"), text[0].isupper()
        is_number = lower[0].isdigit() and lower in self._lengths  # known names begin with some
        opens = is_number or (capital and text != lower)
        self[text] = signs = (
            _OPENS * opens
            | _CAPITAL * (opens and capital)
            | _GOES_ON * (capital or text in _LINKS)
            | _KNOWN * (lower in self._lengths and lower in self._names)
            | _KNOWN_BEGINNING * (lower in self._lengths)
        )
        return signs


class Found(NamedTuple):
    """A name that stands in some tokens, from `start` up to `end`."""

    start: int
    end: int
    name: Name


class NameFinder:
    """Finds the names in tokens.

    Parameters
    ----------
    gazetteer : Gazetteer
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._signs = _Signs(gazetteer)
        self._in_no_person = _IN_NO_PERSON | gazetteer.offices.keys()
        self._meanings: dict[tuple[str, str], Name] = {}  # a key and a day -> what it means then
        # A run of capitals with the word after it, its length and a day -> what it is, counted from where it begins.
        self._met: dict[tuple[str, int, str], Found | None] = {}

    def places(self, tokens: Tokens) -> tuple[list[int], list[int]]:
        """Return where a name may begin, a known one or a run of words that looks like one; and all words with a capital."""
        lowers, openings = tokens.lowers, self._gazetteer.openings
        signs = bytes(map(self._signs.__getitem__, tokens.texts))
        following, last = signs[1:] + b"\0", len(signs) - 1
        places = [
            at
            for at in compress(count(), signs.translate(_OPENERS))
            if following[at] & _GOES_ON
            or signs[at] & _KNOWN
            or (signs[at] & _KNOWN_BEGINNING and at < last and f"{lowers[at]} {lowers[at + 1]}" in openings)
        ]
        return places, list(compress(count(), signs.translate(_CAPITALS)))

    def names_at(self, places: Sequence[int], tokens: Tokens, end: int, day: str) -> list[Found]:
        """Return the names that begin at some places and end before `end`, from left to right.

        They are the known names, the longest at each place, and the runs of capitalised words that look like names.
        """
        names: list[Found] = []
        done = 0
        for here in places:
            if here >= done and (found := self._found_at(tokens, here, end, day)):
                names.append(found)
                done = found.end
        return names

    def _found_at(self, tokens: Tokens, here: int, end: int, day: str) -> Found | None:
        following = tokens.texts[here + 1] if here + 1 < end else " "
        if not (following[0].isupper() or following in _LINKS):
            return self._known_at(tokens, here, end, day)
        run = _capitalised_run(tokens, here, end)
        if run < here + 2 and (run in (here, end) or tokens.lowers[run] not in _BODY_LINKS):
            return self._known_at(tokens, here, end, day)
        if run - here > _LONGEST_NAME or (run < end and tokens.lowers[run] in _BODY_LINKS):
            return self._longest_at(tokens, here, run, end, day)
        return self._met_before(tokens, here, run, end, day)

    def _met_before(self, tokens: Tokens, here: int, run: int, end: int, day: str) -> Found | None:
        """What begins with a run, as it was found when the same words were met before: articles name the same over and over."""
        key = (" ".join(tokens.texts[here : min(run + 1, end)]), run - here, day)
        if key in self._met:
            met = self._met[key]
            return met and Found(here + met.start, here + met.end, met.name)
        found = self._longest_at(tokens, here, run, end, day)
        if not self._may_go_on(tokens, here, run, end):
            if len(self._met) >= _REMEMBERED:
                self._met.clear()
            self._met[key] = found and Found(found.start - here, found.end - here, found.name)
        return found

    def _may_go_on(self, tokens: Tokens, here: int, run: int, end: int) -> bool:
        """Whether a known name that begins in a run may be longer than it and the word after it."""
        lowers, openings = tokens.lowers, self._gazetteer.openings
        return any(
            at + max(openings.get(f"{lowers[at]} {lowers[at + 1]}", (0,))) > run + 1
            for at in range(here, min(run, end - 1))
        )

    def _longest_at(self, tokens: Tokens, here: int, run: int, end: int, day: str) -> Found | None:
        known = self._known_at(tokens, here, end, day)
        looks = self._person_run(tokens, here, run, end, day) or _body_run(tokens, here, run, end)
        return looks if looks and (known is None or looks.end > known.end) else known

    def _known_at(self, tokens: Tokens, here: int, end: int, day: str) -> Found | None:
        key = self._gazetteer.key_at(tokens, here, end)
        if key is None:
            return None
        if " " not in key:
            return Found(here, here + 1, self._meaning(key, day))
        length = key.count(" ") + 1
        for text in tokens.texts[here + 1 : here + length]:
            if not (text[0].isupper() or text.islower() or not text.isalpha()):
                return None
        return Found(here, here + length, self._meaning(key, day))

    def _meaning(self, key: str, day: str) -> Name:
        """The meaning that holds on the day; a person who holds none stands for themselves."""
        if (name := self._meanings.get((key, day))) is None:
            if len(self._meanings) >= _REMEMBERED:
                self._meanings.clear()
            name = self._meanings[key, day] = _best(self._gazetteer.names[key], day)
        return name

    def _person_run(self, tokens: Tokens, start: int, end: int, limit: int, day: str) -> Found | None:
        """A run of two and more capitalised words that begins with no known name and holds no word of a body."""
        lowers, titles = tokens.lowers, self._gazetteer.titles
        while end - start > 1 and lowers[start] in titles:
            start += 1
        while end - start > 1 and lowers[start] in _NO_NAME_BEGINS:
            start += 1
        while end - start > 1 and lowers[end - 1] in TIME_WORDS:
            end -= 1
        words = lowers[start:end]
        if not 2 <= len(words) <= _LONGEST_NAME or (end < limit and lowers[end] in _PEOPLE):
            return None
        given = words[0] in self._gazetteer.genders  # then the last word may be an office's: "Peter King"
        if not self._in_no_person.isdisjoint(words[:-1] if given else words):
            return None
        if not _PLACE_WORDS.isdisjoint(words[1:]):
            return None
        if words[0] in self._gazetteer.lengths and self._begins_with_no_given_name(tokens, start, words, limit):
            return None
        texts = tokens.texts[start:end]
        name = " ".join(texts).replace(" .", ".")
        return Found(start, end, self._known_by_initials(texts, day) or _stranger("person", name))

    def _begins_with_no_given_name(self, tokens: Tokens, start: int, words: Sequence[str], limit: int) -> bool:
        """Whether a run begins with a known name that is not also a given name, as in "Chad Wolf", "Paris Hilton"."""
        key = self._gazetteer.key_at(tokens, start, limit)
        if key is None:
            return False
        return key not in self._gazetteer.genders or words[1] in _NO_FAMILY_NAMES or words[1] in self._gazetteer.titles

    def _known_by_initials(self, texts: Sequence[str], day: str) -> Name | None:
        """A known person written with an initial: "Vladimir V. Putin"."""
        whole = [text.lower() for text in texts[1:] if len(text.rstrip(".")) > 1]
        if len(whole) + 1 == len(texts) or not whole:
            return None
        key = " ".join((texts[0].lower(), *whole))
        return self._meaning(key, day) if key in self._gazetteer.names else None


@lru_cache(maxsize=4096)
def _stranger(form: str, name: str) -> Name:
    """Somebody whom the gazetteer does not know."""
    return Name(form, name, name)


def _best(meanings: Sequence[Name], day: str) -> Name:
    holding = [name for name in meanings if name.holds_on(day)]
    if holding:
        # A body named like a capital is meant more often than the capital: "Brussels" is the Union.
        return max(holding, key=lambda name: (name.form == "body", name.form != "person", name.begin))
    first = meanings[0]
    return Name(first.form, first.name, first.name, first.role)


def _capitalised_run(tokens: Tokens, start: int, end: int) -> int:
    """Where a run of capitalised words, with the small links of names between them, ends."""
    texts = tokens.texts
    here, limit = start, min(end, start + _LONGEST_RUN)
    while here < limit:
        text = texts[here]
        if text[0].isupper():
            if text in _ARTICLES:
                break
        elif here == start or not (
            (text == "." and len(texts[here - 1]) == 1 and _goes_on(tokens, here + 1, end))
            or (tokens.lowers[here] in _NAME_LINKS and _links_to_name(tokens, here, end))
        ):
            break
        here += 1
    return here


def _goes_on(tokens: Tokens, at: int, end: int) -> bool:
    """Whether a name goes on after the point of an initial: "Samuel B. Hale", "F. W. de Klerk"."""
    if _is_upper(tokens.texts, at, end):
        return True
    return at < end and tokens.lowers[at] in _NAME_LINKS and _links_to_name(tokens, at, end)


def _links_to_name(tokens: Tokens, at: int, end: int) -> bool:
    """Whether one or two small links lead to another capitalised word: "van der Berg"."""
    second = at + 1 < end and tokens.lowers[at + 1] in _NAME_LINKS and _is_upper(tokens.texts, at + 2, end)
    return _is_upper(tokens.texts, at + 1, end) or second


def _body_run(tokens: Tokens, start: int, end: int, limit: int) -> Found | None:
    """A run of capitalised words with a word of a body in it: "the Seafarers' Guild", "Electoral Commission of Ghana"."""
    lowers = tokens.lowers
    while end + 1 < limit and lowers[end] in _BODY_LINKS:
        after = end + 2 if lowers[end + 1] == "the" else end + 1  # "News of the World"
        if not _is_upper(tokens.texts, after, limit):
            break
        end = _capitalised_run(tokens, after, limit)
    if _BODY_WORDS.isdisjoint(lowers[start:end]):
        return None
    while start < end and lowers[start] in DETERMINERS:
        start += 1
    if end - start < 2:
        return None
    name = " ".join(tokens.texts[start:end]).replace(" ' ", "' ")
    return Found(start, end, _stranger("body", name))


def _is_upper(texts: list[str], at: int, end: int) -> bool:
    return at < end and texts[at][0].isupper()
