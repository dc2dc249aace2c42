"""A dash, a colon, a signature: text, source and content."""

import pytest

from stance.quotes.layout import lay_out
from stance.quotes.verbless import CONFIDENCE, signature, without_verb
from stance.records import joined
from tests.quotes.samples import NOT_YET

Found = list[tuple[str, str, str]]


def found(text: str) -> Found:
    layout = lay_out(text)
    return [
        (each.rule, joined(text, each.source), joined(text, each.content))
        for each in without_verb(layout, layout.segments[0])
    ]


def signed(text: str) -> tuple[str, str] | None:
    layout = lay_out(text)
    speech, line = layout.segments
    attribution = signature(layout, line, speech)
    return (joined(text, attribution.source), joined(text, attribution.content)) if attribution else None


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("“We wait for boats.” – Ada Hale.", "Ada Hale"),
        ("“We wait for boats.” — Ada Hale", "Ada Hale"),
        ("“We wait for boats.” - Ada Hale, the mayor of Oslo", "Ada Hale, the mayor of Oslo"),
        ("“We wait for boats.” -- The mayor of Oslo", "The mayor of Oslo"),
    ],
)
def test_a_dash_behind_speech_names_who_spoke(text: str, source: str) -> None:
    assert found(text) == [("dash", source, "We wait for boats.")]


@pytest.mark.parametrize(
    "text",
    [
        "“We wait for boats” – and they waited.",
        "“We wait for boats” – Ada Hale went down to the port on Monday and came back with nothing at all.",
        "The boats – Ada Hale.",
        "“We wait – Ada too – for the boats.”",
        "“We wait for boats” –",
    ],
)
def test_other_dashes_name_nobody(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Ada Hale: “We wait for boats.”", "Ada Hale", "We wait for boats."),
        ("Ada Hale on the boats: “We wait for them.”", "Ada Hale on the boats", "We wait for them."),
        ("Ada Hale: We wait for boats\n\nIt rained.", "Ada Hale", "We wait for boats"),
        ("The mayor smiled: “We wait for boats.”", "The mayor smiled", "We wait for boats."),
        (
            "On Monday at last the mayor of the town smiled: “We have waited for them.”",
            "the mayor of the town",
            "We have waited for them.",
        ),
        pytest.param(
            "When the boats came at last, the mayor of the town smiled: “We have waited for them.”",
            "the mayor of the town",
            "We have waited for them.",
            marks=NOT_YET,
        ),
    ],
)
def test_a_colon_introduces_speech(text: str, source: str, content: str) -> None:
    assert found(text) == [("colon", source, content)]


@pytest.mark.parametrize(
    "text",
    [
        "Opening hours: nine to five.",
        "The town has three things: a boat, a pump and a clinic.",
        "Ada Hale: We wait for boats.",
        "Ellery: the town that waits\n\nIt rained.",
        "At ten o'clock in the morning of the last day in June: “We wait for boats.”",
        "“The boats: we wait for them.”",
    ],
)
def test_other_colons_introduce_none(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("– Ada Hale.", "Ada Hale"),
        ("— Ada Hale, a taxi driver.", "Ada Hale, a taxi driver"),
        pytest.param("— Ada Hale, taxi driver.", "Ada Hale, taxi driver", marks=NOT_YET),
        ("-- The mayor of Oslo.", "The mayor of Oslo"),
        ("Ada Hale.", None),
        ("– and so on.", None),
        ("– Ada Hale went down to the port on Monday and came back with nothing at all but rain.", None),
        ("–.", None),
    ],
)
def test_a_line_of_its_own_signs_the_speech_above_it(line: str, source: str | None) -> None:
    assert signed(f"“We wait for boats.”\n\n{line}") == (source and (source, "We wait for boats."))


def test_what_has_no_verb_has_a_mark_for_its_cue_and_the_trust_of_its_rule() -> None:
    layout = lay_out("“We wait for boats.” – Ada Hale.")
    (attribution,) = without_verb(layout, layout.segments[0])
    assert joined(layout.text, attribution.cue) == "–"
    assert attribution.confidence == CONFIDENCE["dash"]
    assert attribution.speaks
    assert all(0 < trust < 1 for trust in CONFIDENCE.values())
