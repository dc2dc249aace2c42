from pathlib import Path

import pytest

from stance.errors import BadInputError
from stance.language.lexicon import PARTS, ROLES, AttitudeList, load_attitudes

HEADER = "lemma,part,forms,role,stance,tone,negated\n"


def found(text: str, *, fillers: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    words = text.split()
    return [
        (" ".join(words[hit.start : hit.end]), hit.entry.stance)
        for hit in load_attitudes().find(words, fillers=fillers)
    ]


def own_list(tmp_path: Path, *rows: str) -> AttitudeList:
    path = tmp_path / "own.csv"
    path.write_text(HEADER + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return load_attitudes(path)


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("lima condemned the raid", ["condemned"]),
        ("she condemns", ["condemns"]),
        ("the envoy voiced deep concern over it", ["voiced deep concern"]),
        ("oslo rejected the accusations", ["rejected the accusations"]),
        ("oslo rejected accusations", ["rejected accusations"]),
        ("the lamp hung by the window", []),
        ("recondemned", []),
        ("", []),
    ],
)
def test_entries_are_found_in_whole_words_the_longest_first(text: str, hits: list[str]) -> None:
    assert [words for words, _ in found(text)] == hits


def test_a_phrase_says_something_else_than_its_first_word() -> None:
    assert found("oslo rejected the offer")[0][1] == "condemning"
    assert found("oslo rejected the accusation")[0][1] == "neutral"


def test_determiners_adverbs_and_fillers_may_stand_within_a_phrase_but_nothing_else() -> None:
    assert found("oslo rejected those accusations")[0][0] == "rejected those accusations"
    assert found("oslo rejected _name_ accusations", fillers=("_name_",))[0][0] == "rejected _name_ accusations"
    assert found("oslo rejected _name_ accusations")[0][0] == "rejected"
    assert found("oslo rejected peace with accusations")[0][0] == "rejected"


def test_a_form_of_two_parts_is_read_as_the_attitude_of_its_subject(tmp_path: Path) -> None:
    words = own_list(
        tmp_path,
        "alarm,verb,alarm|alarmed,content,concerned,negative,neutral",
        "alarmed,adjective,alarmed,attitude,concerned,negative,neutral",
    )
    assert [hit.entry.role for hit in words.find(["alarmed"])] == ["attitude"]


def test_verbs_hold_acts_and_first_words_of_phrases_that_are_inflected(tmp_path: Path) -> None:
    words = own_list(
        tmp_path,
        "back,verb,back|backs,act,supportive,neutral,condemning",
        "take aim,phrase,take aim|took aim,act,condemning,negative,neutral",
        "health reasons,phrase,health reasons,act,neutral,neutral,",
        "praise,noun,praise,act,supportive,positive,",
    )
    assert words.verbs == {"back", "backs", "take", "took"}


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (
            "worry,particle,worry,act,concerned,negative,",
            r"own\.csv:2: 'particle' is no part of a word; use one of phrase",
        ),
        ("worry,verb,worry,deed,concerned,negative,", r"own\.csv:2: 'deed' is no role of a word; use one of attitude"),
    ],
)
def test_an_unknown_part_or_role_is_refused_with_its_line(tmp_path: Path, row: str, message: str) -> None:
    with pytest.raises(BadInputError, match=message):
        own_list(tmp_path, row)


def test_a_list_without_a_column_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("lemma,part\n", encoding="utf-8")
    with pytest.raises(BadInputError, match="has no column 'forms'"):
        load_attitudes(path)


def test_the_packaged_list_is_large_and_speaks_for_every_stance() -> None:
    entries = {entry for forms in load_attitudes().forms.values() for _, entry in forms}
    assert len(entries) > 1000
    assert {entry.stance for entry in entries} == {"concerned", "supportive", "condemning", "neutral"}
    assert {entry.role for entry in entries} == set(ROLES)
    assert {entry.part for entry in entries} == set(PARTS)
    assert {entry.tone for entry in entries} == {"negative", "neutral", "positive"}
