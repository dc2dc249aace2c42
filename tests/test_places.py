import pytest

from stance.errors import BadInputError, BadRecordError
from stance.places import Place, Rejects


def test_a_place_is_written_as_file_and_line() -> None:
    assert str(Place("news.csv", 3)) == "news.csv:3"


def test_places_on_the_same_line_are_the_same_whatever_the_row() -> None:
    assert Place("news.csv", 3, 2) == Place("news.csv", 3)
    assert Place("news.csv", 3) != Place("news.csv", 4)


def test_a_reject_keeps_place_reason_and_record_and_is_told() -> None:
    told: list[str] = []
    rejects = Rejects(notify=told.append)
    rejects.add(Place("a.jsonl", 3), "no text.", {"id": "x"})
    rejects.add("b.txt", "empty.")
    rejects.add("c.json", "no class.", json_path="$[0]")
    assert len(rejects) == 3
    assert rejects.rows[0] == {
        "schema": 1,
        "path": "a.jsonl",
        "line": 3,
        "json_path": None,
        "reason": "no text.",
        "record": {"id": "x"},
    }
    assert (rejects.rows[1]["path"], rejects.rows[1]["line"]) == ("b.txt", None)
    assert told == ["a.jsonl:3: no text.", "b.txt: empty.", "c.json $[0]: no class."]


def test_a_bad_record_raised_inside_is_kept_and_the_rest_goes_on() -> None:
    rejects = Rejects()
    with rejects.catch("a.json", [1]):
        raise BadRecordError("no text.", json_path="$[0]")
    assert [(row["reason"], row["json_path"], row["record"]) for row in rejects.rows] == [("no text.", "$[0]", [1])]


def test_another_error_is_not_caught() -> None:
    rejects = Rejects()
    with pytest.raises(BadInputError, match=r"^a\.json: empty"), rejects.catch("a.json"):
        raise BadInputError("a.json: empty")
    assert len(rejects) == 0


def test_strict_raises_the_first_with_its_place() -> None:
    rejects = Rejects(strict=True)
    with pytest.raises(BadInputError, match=r"^a\.jsonl:3 \$\.text: no text\.$"):
        rejects.add(Place("a.jsonl", 3), "no text.", json_path="$.text")
    assert len(rejects) == 0
