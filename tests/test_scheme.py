import copy
from pathlib import Path
from typing import Any

import pytest

from stance.errors import BadRecordError, MisfitError, MissingFileError
from stance.resources import resource
from stance.scheme import LOCAL_NAME, find_scheme, load_scheme, parse_scheme

SCHEME = load_scheme()


def tables(**changes: Any) -> dict[str, Any]:
    """A scheme of one question, `changes` made to its question."""
    classes = [
        {"name": "for", "definition": "is for it", "color": "#00ff00", "hotkey": "f", "examples": ["Yes."]},
        {"name": "against", "definition": "is against it", "color": "#FF0000", "hotkey": 2},
    ]
    rules = [{"when": "both", "then": "the first"}]
    question = {"name": "vote", "title": "For or against?", "classes": classes, "rules": rules}
    return {"name": "votes", "unit": "A vote.", "actor": "Who votes.", "questions": [question | changes]}


def with_class(**changes: Any) -> dict[str, Any]:
    data = copy.deepcopy(tables())
    data["questions"][0]["classes"][0].update(changes)
    return data


def test_the_packaged_scheme_asks_stance_and_sentiment() -> None:
    assert SCHEME.names == ("stance", "sentiment")
    assert SCHEME.question("stance").class_names == ("concerned", "supportive", "condemning", "neutral")
    assert SCHEME.question("sentiment").class_names == ("negative", "neutral", "positive")


def test_a_scheme_is_what_its_tables_say() -> None:
    scheme = parse_scheme(tables())
    question = scheme.question("vote")
    assert (scheme.name, scheme.unit, scheme.actor) == ("votes", "A vote.", "Who votes.")
    assert (question.title, question.class_names, question.color("against")) == (
        "For or against?",
        ("for", "against"),
        "#FF0000",
    )
    assert (question.classes[0].examples, question.classes[1].hotkey) == (("Yes.",), "2")
    assert (question.rules[0].when, question.rules[0].then) == ("both", "the first")


def test_title_rules_and_actor_may_be_left_out() -> None:
    data = tables()
    del data["actor"], data["questions"][0]["title"], data["questions"][0]["rules"]
    scheme = parse_scheme(data)
    assert (scheme.actor, scheme.questions[0].title, scheme.questions[0].rules) == ("", "vote", ())


def test_an_unknown_question_is_named_beside_those_asked() -> None:
    with pytest.raises(MisfitError, match="no question 'mood'; it asks stance, sentiment"):
        SCHEME.question("mood")


@pytest.mark.parametrize(
    ("changed", "same"),
    [
        (with_class(color="#123456"), True),
        (with_class(hotkey="x"), True),
        (with_class(examples=[]), True),
        (with_class(definition="is all for it"), False),
        (with_class(name="pro"), False),
        (tables(rules=[]), False),
        (tables(name="ballot"), False),
        (tables() | {"unit": "A ballot."}, False),
    ],
)
def test_the_digest_changes_with_names_and_meanings_only(changed: dict[str, Any], *, same: bool) -> None:
    assert (parse_scheme(changed).digest == parse_scheme(tables()).digest) is same


@pytest.mark.parametrize(
    ("row", "answers"),
    [
        ({"stance": "concerned", "sentiment": "neutral"}, {"stance": "concerned", "sentiment": "neutral"}),
        ({"stance": "", "sentiment": None}, {"stance": None, "sentiment": None}),
        ({"text": "any"}, {"stance": None, "sentiment": None}),
    ],
)
def test_answers_are_read_from_a_row(row: dict[str, Any], answers: dict[str, str | None]) -> None:
    assert SCHEME.answers_of(row) == answers


@pytest.mark.parametrize("answer", ["worried", "Concerned", "positive", 1, ["concerned"], {}])
def test_an_answer_that_is_no_class_is_refused_with_those_allowed(answer: Any) -> None:
    with pytest.raises(BadRecordError, match="is no class of 'stance'; the scheme allows concerned, supportive"):
        SCHEME.answers_of({"stance": answer})


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({}, "the scheme lacks 'questions'"),
        (tables() | {"questions": []}, "asks no question"),
        (tables() | {"questions": 5}, "the scheme lacks"),
        (tables() | {"questions": tables()["questions"] * 2}, "the question 'vote' is used twice"),
        (with_class(hotkey="2"), "the hot key '2' is used twice"),
        (tables(name="actor"), "can't be named 'actor', which is a field of records"),
        (tables(name="lead_time"), "can't be named 'lead_time'"),
        (tables(name="target"), "can't be named 'target'"),
        (tables(name="marked"), "can't be named 'marked'"),
        (tables(name="Vote!"), "must be named in small letters"),
        (tables(classes=tables()["questions"][0]["classes"][:1]), "needs two or more classes"),
        (with_class(name="against"), "needs two or more classes of different names"),
        (with_class(color="green"), "the colour of 'for' must be like #1b7f4b; got 'green'"),
    ],
)
def test_a_scheme_that_lacks_something_or_clashes_is_refused(data: dict[str, Any], message: str) -> None:
    with pytest.raises(MisfitError, match=message):
        parse_scheme(data)


@pytest.mark.parametrize("missing", ["name", "definition", "color", "hotkey"])
def test_a_class_needs_its_name_meaning_colour_and_key(missing: str) -> None:
    data = copy.deepcopy(tables())
    del data["questions"][0]["classes"][0][missing]
    with pytest.raises(MisfitError, match=f"the scheme lacks '{missing}'"):
        parse_scheme(data)


def test_a_scheme_file_is_read_and_named_where_it_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text('name = "x"\nunit = "y"\n', encoding="utf-8")
    with pytest.raises(MisfitError, match=r"own\.toml: the scheme lacks 'questions'"):
        load_scheme(path)


@pytest.mark.parametrize("content", [b"name = ", b"\xff\xfe"])
def test_a_file_that_is_no_toml_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "own.toml"
    path.write_bytes(content)
    with pytest.raises(MisfitError, match=r"own\.toml: not a TOML file"):
        load_scheme(path)


def test_a_missing_scheme_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingFileError, match=r"own\.toml: no such file"):
        load_scheme(tmp_path / "own.toml")
    with pytest.raises(MissingFileError, match=r"own\.toml: no such file"):
        find_scheme(tmp_path / "own.toml")


def test_the_scheme_named_comes_before_the_one_of_the_folder_and_that_before_the_packaged(tmp_path: Path) -> None:
    named, local, below = tmp_path / "own.toml", tmp_path / LOCAL_NAME, tmp_path / "a" / "b"
    below.mkdir(parents=True)
    assert find_scheme(start=below) == resource("labels/scheme.toml")
    local.touch()
    named.touch()
    assert find_scheme(start=below) == local
    assert find_scheme(named, start=below) == named
