import csv
from pathlib import Path

import pytest

import stance.language.cues
from stance.language.cues import load_cues

TABLE = Path(stance.language.cues.__file__).parent / "data" / "cues.csv"
CUES = load_cues()
COLUMNS = ["lemma", "part", "forms", "frames", "kind"]
PARTS = {"verb", "noun", "adjective"}
FRAMES = {"quote", "that", "whether", "to", "object", "ing", "as"}


def rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.mark.parametrize(
    ("form", "part", "lemma"),
    [
        ("said", "verb", "say"),
        ("says", "verb", "say"),
        ("told", "verb", "tell"),
        ("condemned", "verb", "condemn"),
        ("welcomed", "verb", "welcome"),
        ("warned", "verb", "warn"),
        ("denied", "verb", "deny"),
        ("urges", "verb", "urge"),
        ("concerned", "adjective", "concerned"),
        ("alarmed", "adjective", "alarmed"),
        ("worried", "adjective", "worried"),
        ("concern", "noun", "concern"),
        ("support", "noun", "support"),
    ],
)
def test_a_form_leads_to_its_cue(form: str, part: str, lemma: str) -> None:
    assert CUES.words[form][part].lemma == lemma


@pytest.mark.parametrize("form", ["boat", "table", "the", "Said", "blue", ""])
def test_other_words_are_no_cues(form: str) -> None:
    assert form not in CUES.words


def test_a_cue_of_speech_speaks_and_one_of_an_act_does_not() -> None:
    assert CUES.words["said"]["verb"].speaks
    assert CUES.words["argued"]["verb"].speaks
    assert not CUES.words["accede"]["verb"].speaks


def test_the_kinds_of_single_words_are_told() -> None:
    assert CUES.kinds >= {"say", "believe", "attitude"}


def test_the_table_is_sorted_and_no_cue_stands_twice() -> None:
    keys = [(row["lemma"], row["part"]) for row in rows()]
    assert len(keys) == len(set(keys))
    assert [lemma for lemma, _ in keys] == sorted(lemma for lemma, _ in keys)


def is_well_formed(row: dict[str, str]) -> bool:
    frames, forms = row["frames"].split("|"), row["forms"].split("|")
    return (
        list(row) == COLUMNS
        and row["part"] in PARTS
        and row["kind"].isalpha()
        and all(frame in FRAMES or frame.startswith("prep:") for frame in frames)
        and all(form and form == form.lower() and " " not in form for form in forms)
        and len(forms) == len(set(forms))
    )


def test_every_row_is_well_formed() -> None:
    assert [row["lemma"] for row in rows() if not is_well_formed(row)] == []
