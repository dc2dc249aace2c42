"""The gazetteer's tables: their form, and that no country is missing."""

import csv
import re
import tomllib
from collections import defaultdict
from pathlib import Path

import pycountry
import pytest

import stance.names.gazetteer
from stance.names import load_gazetteer
from stance.names.gazetteer import key_of

DATA = Path(stance.names.gazetteer.__file__).parent / "data"
GAZETTEER = load_gazetteer()
COLUMNS = {
    "countries.csv": ["iso3", "name", "aliases", "demonyms", "capital", "seats", "metonyms"],
    "bodies.csv": ["name", "aliases", "kind", "actor", "country"],
    "people.csv": ["name", "aliases", "actor", "role", "from", "to"],
    "offices.csv": ["office", "words", "speaks_for"],
    "given_names.csv": ["name", "gender"],
}
DAY = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
HEADS = re.compile(
    r"(?<!vice-)(?<!deputy )(?:president|prime minister|king|queen|emir|sultan|chancellor|prince|supreme leader"
    r"|junta leader|captain regent|chairman of the Presidency|Presidency member|pope|taoiseach)\b(?!ial| aide)",
    re.IGNORECASE,
)
# ISO codes of territories, and of states that are no members of the United Nations: ISO has no others.
NO_MEMBERS = set(
    """
    ABW AIA ALA ASM ATA ATF BES BLM BMU BVT CCK COK CUW CXR CYM ESH FLK FRO GGY GIB GLP GRL GUF GUM HKG HMD IMN IOT JEY
    MAC MAF MNP MSR MTQ MYT NCL NFK NIU PCN PRI PSE PYF REU SGS SHN SJM SPM SXM TCA TKL TWN UMI VAT VGB VIR WLF
    """.split()
)
TERRITORIES_LEFT_OUT = set(
    """
    AIA ALA ATA ATF BES BLM BVT CCK CXR GGY GLP GUF HMD IMN IOT JEY MAF MNP MSR MTQ MYT NFK PCN REU SGS SHN SJM SPM TKL
    UMI WLF
    """.split()
)


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def listed(cell: str) -> list[str]:
    return cell.split("|") if cell else []


COUNTRIES = {row["iso3"]: row["name"] for row in rows("countries.csv")}
NAMES = {row["name"] for name in ("countries.csv", "bodies.csv") for row in rows(name)}


@pytest.mark.parametrize("name", COLUMNS)
def test_a_table_has_its_columns_and_a_value_in_the_first(name: str) -> None:
    for row in rows(name):
        assert list(row) == COLUMNS[name]
        assert row["name" if "name" in row else "office"]


@pytest.mark.parametrize("name", COLUMNS)
def test_cells_have_no_blanks_at_their_edges_and_lists_no_empty_parts(name: str) -> None:
    wrong = [
        (cell, row)
        for row in rows(name)
        for cell in row.values()
        if cell != cell.strip() or any(not part or part != part.strip() for part in listed(cell))
    ]
    assert wrong == []


@pytest.mark.parametrize("name", COLUMNS)
def test_a_table_is_sorted(name: str) -> None:
    names = [row["name" if "name" in row else "office"] for row in rows(name)]
    assert names == sorted(names)


def test_countries_and_bodies_stand_once() -> None:
    for name in ("countries.csv", "bodies.csv"):
        names = [row["name"] for row in rows(name)]
        assert len(names) == len(set(names))
    assert len(COUNTRIES) == len(rows("countries.csv"))


def test_no_name_means_two_countries() -> None:
    countries = defaultdict(set)
    for row in rows("countries.csv"):
        for column in ("name", "aliases", "demonyms", "capital", "seats", "metonyms"):
            for alias in listed(row[column]):
                countries[key_of(alias)].add(row["name"])
    assert {alias: found for alias, found in countries.items() if len(found) > 1} == {}


def test_every_actor_and_country_named_is_known() -> None:
    unknown = {
        row[column]
        for name, column in (("people.csv", "actor"), ("bodies.csv", "actor"), ("bodies.csv", "country"))
        for row in rows(name)
        if row[column] and row[column] not in NAMES
    }
    assert unknown == set()


def test_days_are_iso_and_in_order() -> None:
    wrong = [
        row
        for row in rows("people.csv")
        if not all(DAY.fullmatch(row[side]) for side in ("from", "to") if row[side])
        or (row["to"] and row["from"] and row["to"] < row["from"][: len(row["to"])])
    ]
    assert wrong == []


def test_the_day_that_it_is_complete_for_is_stated() -> None:
    assert DAY.fullmatch(GAZETTEER.as_of)
    assert tomllib.loads((DATA / "gazetteer.toml").read_text(encoding="utf-8")) == {"as_of": GAZETTEER.as_of}


def test_offices_speak_for_a_country_a_body_or_a_person() -> None:
    assert {row["speaks_for"] for row in rows("offices.csv")} == {"country", "body", "person"}


def test_given_names_stand_once_and_tell_a_gender() -> None:
    names = rows("given_names.csv")
    assert len(names) >= 1200
    assert len({row["name"].lower() for row in names}) == len(names)
    assert {row["gender"] for row in names} == {"f", "m"}


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Ada Hale", "f"),
        ("Piet Berg", "m"),
        ("Jean-Pierre Okello", "m"),
        ("Zzz Akhmetova", "f"),
        ("Zzz Petrovsky", "m"),
        ("Zzz Hale", None),
        ("Ada", None),
    ],
)
def test_a_given_name_or_an_ending_tells_the_gender(name: str, gender: str | None) -> None:
    assert GAZETTEER.gender(name) == gender


def test_every_member_of_the_united_nations_is_there() -> None:
    members = {country.alpha_3: country.name for country in pycountry.countries if country.alpha_3 not in NO_MEMBERS}
    assert len(members) == 193
    assert {code: name for code, name in members.items() if code not in COUNTRIES} == {}


def test_every_iso_country_is_there_but_for_small_territories() -> None:
    codes = {country.alpha_3 for country in pycountry.countries}
    assert codes - set(COUNTRIES) == TERRITORIES_LEFT_OUT
    assert set(COUNTRIES) - codes == {"XKX"}  # Kosovo's code is for use beside ISO's


@pytest.mark.parametrize("code", sorted(COUNTRIES))
def test_a_country_is_found_by_its_usual_english_name(code: str) -> None:
    country = pycountry.countries.get(alpha_3=code)
    usual = getattr(country, "common_name", country.name) if country else COUNTRIES[code]
    if "," in usual or "(" in usual or usual == "Congo":
        usual = COUNTRIES[code]
    meanings = GAZETTEER.names[key_of(usual)]
    assert COUNTRIES[code] in {name.actor for name in meanings if name.form == "country"}


def test_190_countries_have_a_capital_and_a_demonym() -> None:
    whole = [row["name"] for row in rows("countries.csv") if row["capital"] and row["demonyms"]]
    assert len(whole) >= 190, f"{len(whole)} countries have both"


def test_180_countries_have_a_head_of_state_or_government_in_office() -> None:
    in_office = {
        name.actor
        for names in GAZETTEER.surnames.values()
        for name in names
        if HEADS.search(name.role) and name.holds_on(GAZETTEER.as_of)
    }
    headed = in_office & set(COUNTRIES.values())
    assert len(headed) >= 180, f"{len(headed)} countries have a head in office on {GAZETTEER.as_of}"


@pytest.mark.parametrize(
    ("alias", "actor"),
    [
        ("Holland", "Netherlands"),
        ("Burma", "Myanmar"),
        ("Czechia", "Czech Republic"),
        ("Britain", "United Kingdom"),
        ("DPRK", "North Korea"),
        ("ROK", "South Korea"),
        ("UAE", "United Arab Emirates"),
        ("Türkiye", "Turkey"),
        ("Kiev", "Ukraine"),
        ("Kyiv", "Ukraine"),
        ("The Hague", "Netherlands"),
        ("Kremlin", "Russia"),
        ("White House", "United States"),
        ("Downing Street", "United Kingdom"),
        ("EU", "European Union"),
        ("UN", "United Nations"),
        ("KCNA", "North Korea"),
        ("Hamas", "Hamas"),
        ("Hezbollah", "Hezbollah"),
        ("NATO", "NATO"),
        ("ASEAN", "ASEAN"),
        ("IAEA", "International Atomic Energy Agency"),
    ],
)
def test_short_forms_lead_to_their_actor(alias: str, actor: str) -> None:
    assert actor in {name.actor for name in GAZETTEER.names[key_of(alias)]}
