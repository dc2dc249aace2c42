import csv
from pathlib import Path

import pytest

import stance.language.cues
from stance.language.cues import ATTITUDE_KINDS, load_cues

TABLE = Path(stance.language.cues.__file__).parent / "data" / "cues.csv"
CUES = load_cues()
COLUMNS = ["lemma", "part", "forms", "frames", "kind"]
PARTS = {"verb", "noun", "adjective", "phrase"}
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


def test_prepositions_are_read_from_the_frames() -> None:
    assert "about" in CUES.words["concerned"]["adjective"].prepositions
    assert "that" not in CUES.words["concerned"]["adjective"].prepositions


@pytest.mark.parametrize(
    ("lowers", "start", "expected"),
    [
        (["according", "to", "oslo"], 0, (2, "according to")),
        (["but", "according", "to", "oslo"], 1, (2, "according to")),
        (["according", "oslo"], 0, None),
        (["said", "so"], 0, None),
        (["according"], 0, None),
    ],
)
def test_a_phrase_is_found_where_it_begins(lowers: list[str], start: int, expected: tuple[int, str] | None) -> None:
    found = CUES.phrase_at(lowers, start)
    assert (found and (found[0], found[1].lemma)) == expected


def test_longer_phrases_come_first() -> None:
    found = [phrases for seconds in CUES.phrases.values() for phrases in seconds.values()]
    assert found
    for phrases in found:
        lengths = [len(words) for words, _ in phrases]
        assert lengths == sorted(lengths, reverse=True)


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
        and all(form and form == form.strip().lower() for form in forms)
        and len(forms) == len(set(forms))
    )


def test_every_row_is_well_formed() -> None:
    assert [row["lemma"] for row in rows() if not is_well_formed(row)] == []


def test_the_kinds_of_attitude_occur() -> None:
    assert {row["kind"] for row in rows()} >= ATTITUDE_KINDS
