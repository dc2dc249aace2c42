import dataclasses
import datetime as dt
from pathlib import Path

import pytest

from stance.errors import BadInputError, MissingFileError
from stance.language.tokens import tokenize
from stance.names import Gazetteer, Name, Resolver, load_gazetteer
from stance.names.gazetteer import key_of

GAZETTEER = load_gazetteer()


def own(folder: Path, text: str) -> Gazetteer:
    path = folder / "names.toml"
    path.write_text(text, encoding="utf-8")
    return load_gazetteer(path)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Japan", "japan"),
        ("U.S.", "u.s."),
        ("Côte d’Ivoire", "côte d'ivoire"),
        ("China's navy", "china 's navy"),
        ("  North\tKorea ", "north korea"),
        ("", ""),
    ],
)
def test_a_key_is_the_names_tokens_in_small_letters(name: str, key: str) -> None:
    assert key_of(name) == key


@pytest.mark.parametrize(
    ("text", "length", "actor"),
    [
        ("Japan said", 1, "Japan"),
        ("North Korea said", 2, "North Korea"),
        ("South Sudan said", 2, "South Sudan"),
        ("Democratic Republic of Congo said", 4, "Democratic Republic of Congo"),
        ("United Arab Emirates said", 3, "United Arab Emirates"),
        ("European Union leaders", 2, "European Union"),
        ("WHO said", 1, "World Health Organization"),
        ("Yoshimasa Hayashi said", 2, "Japan"),
    ],
)
def test_the_longest_name_is_found(text: str, length: int, actor: str) -> None:
    tokens = tokenize(text)
    key = GAZETTEER.key_at(tokens, 0, len(tokens))
    assert key is not None
    assert len(key.split()) == length
    assert actor in {name.actor for name in GAZETTEER.names[key]}


@pytest.mark.parametrize("text", ["who said", "Who said", "the boat", "Hayashi said", "Unitedly", "zzz", "."])
def test_what_is_no_name_is_not_found(text: str) -> None:
    tokens = tokenize(text)
    assert GAZETTEER.key_at(tokens, 0, len(tokens)) is None


def test_a_name_that_goes_beyond_the_end_is_not_found() -> None:
    tokens = tokenize("North Korea said")
    assert [GAZETTEER.key_at(tokens, 0, end) for end in (1, 2)] == [None, "north korea"]


def test_a_surname_alone_is_kept_apart() -> None:
    assert "hayashi" not in GAZETTEER.names
    assert "Yoshimasa Hayashi" in {name.name for name in GAZETTEER.surnames["hayashi"]}


@pytest.mark.parametrize(
    ("begin", "end", "date", "expected"),
    [
        ("2020-05-10", "2022-05-10", "2020-05-09", False),
        ("2020-05-10", "2022-05-10", "2020-05-10", True),
        ("2020-05-10", "2022-05-10", "2022-05-10", True),
        ("2020-05-10", "2022-05-10", "2022-05-11", False),
        ("2020-05", "2022-05", "2020-05-01", True),
        ("2020-05", "2022-05", "2022-05-31", True),
        ("2020-05", "2022-05", "2022-06-01", False),
        ("2020", "2022", "2020-01-01", True),
        ("2020", "2022", "2022-12-31", True),
        ("2020", "2022", "2019-12-31", False),
    ],
)
def test_a_name_holds_between_its_days_as_far_as_they_are_written(
    begin: str, end: str, date: str, *, expected: bool
) -> None:
    assert Name("person", "Ada Hale", "Ruritania", "president", begin, end).holds_on(date) is expected


def test_a_name_without_days_always_holds() -> None:
    assert Name("country", "Ruritania", "Ruritania").holds_on("1850-01-01")


@pytest.mark.parametrize(
    ("words", "speaks_for"),
    [
        ("the foreign minister", "country"),
        ("president", "country"),
        ("a teacher", "person"),
        ("the mayor", "person"),
        ("secretary-general", "body"),
        ("the president of the club", "body"),
        ("a teacher and foreign minister", "country"),
        ("fish", None),
        ("", None),
    ],
)
def test_the_last_office_says_whom_it_speaks_for(words: str, speaks_for: str | None) -> None:
    assert GAZETTEER.office(words.split()) == speaks_for


def test_aliases_come_longest_first_and_hold_the_actor() -> None:
    aliases = GAZETTEER.aliases("Japan")
    assert {"Japan", "Japanese", "Tokyo", "Yoshimasa Hayashi"} <= set(aliases)
    assert [len(alias) for alias in aliases] == sorted((len(alias) for alias in aliases), reverse=True)


def test_an_actor_nobody_knows_is_its_only_alias() -> None:
    assert GAZETTEER.aliases("Ruritania") == ("Ruritania",)


def test_a_date_nobody_knows_is_the_gazetteers_own_and_never_today() -> None:
    resolver = Resolver(GAZETTEER)
    assert GAZETTEER.as_of < dt.datetime.now(tz=dt.UTC).date().isoformat()
    for mention in ("Joe Biden", "Donald Trump", "Olaf Scholz", "Mark Rutte", "Justin Trudeau"):
        assert resolver.resolve(mention) == resolver.resolve(mention, GAZETTEER.as_of)


@pytest.mark.parametrize(("as_of", "actor"), [("2018-01-01", "United States"), ("2022-01-01", "Donald Trump")])
def test_the_gazetteers_day_decides_who_is_in_office(as_of: str, actor: str) -> None:
    found = Resolver(dataclasses.replace(GAZETTEER, as_of=as_of)).resolve("Donald Trump")
    assert found is not None
    assert found.actor == actor


def test_a_users_names_are_added(tmp_path: Path) -> None:
    gazetteer = own(
        tmp_path,
        """
        [[names]]
        name = "Ruritania"
        actor = "Ruritania"
        aliases = ["Tollgate House", "Tollgate"]
        form = "country"
        """,
    )
    resolved = [Resolver(gazetteer).resolve(mention) for mention in ("Tollgate House", "the Tollgate", "Ruritania")]
    assert [each and each.actor for each in resolved] == ["Ruritania"] * 3
    assert set(gazetteer.aliases("Ruritania")) == {"Tollgate House", "Tollgate", "Ruritania"}


def test_a_users_name_takes_the_place_of_what_the_gazetteer_says_of_it(tmp_path: Path) -> None:
    text = '[[names]]\nname = "Georgia"\nactor = "Georgia (state)"\n'
    resolver = Resolver(own(tmp_path, text))
    found = resolver.resolve("Georgia")
    assert found is not None
    assert found.actor == "Georgia (state)"
    untouched = resolver.resolve("Tbilisi")
    assert untouched is not None
    assert untouched.actor == "Georgia"


def test_a_users_person_is_in_office_between_the_days_given(tmp_path: Path) -> None:
    text = """
    [[names]]
    name = "Ada Hale"
    actor = "Ruritania"
    form = "person"
    role = "foreign minister"
    from = 2024-02-01
    to = "2024-06"
    """
    resolver = Resolver(own(tmp_path, text))
    actors = {}
    for day in ("2024-01-31", "2024-02-01", "2024-06-30", "2024-07-01"):
        found = resolver.resolve("Ada Hale", day)
        actors[day] = found and found.actor
    assert actors == {
        "2024-01-31": "Ada Hale",
        "2024-02-01": "Ruritania",
        "2024-06-30": "Ruritania",
        "2024-07-01": "Ada Hale",
    }


def test_a_toml_without_names_changes_nothing(tmp_path: Path) -> None:
    assert own(tmp_path, "").names == GAZETTEER.names


def test_a_missing_toml_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingFileError, match=r"away\.toml: no such file"):
        load_gazetteer(tmp_path / "away.toml")


@pytest.mark.parametrize(
    "text",
    [
        "[[names]",
        'names = "Japan"',
        '[[names]]\nname = "Ruritania"',
        '[[names]]\nactor = "Ruritania"',
        'names = ["Ruritania"]',
        "names = 1",
        '[[names]]\nname = "Ruritania"\nactor = "Ruritania"\naliases = 1',
    ],
)
def test_a_toml_of_another_form_is_refused_in_one_line(tmp_path: Path, text: str) -> None:
    with pytest.raises(BadInputError, match=r"names\.toml: .*each \[\[names\]\] needs a name and an actor") as caught:
        own(tmp_path, text)
    assert "\n" not in str(caught.value)


def test_a_toml_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "names.toml"
    path.write_bytes('[[names]]\nname = "Malmö"\nactor = "Malmö"'.encode("latin-1"))
    with pytest.raises(BadInputError, match=r"names\.toml: "):
        load_gazetteer(path)
