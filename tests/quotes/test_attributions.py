"""Tables of constructions: text, source, cue, content; several contents where a text makes several statements."""

import pytest

from stance.language.cues import load_cues
from stance.quotes.attribution import CONFIDENCE
from stance.quotes.attributions import attributions
from stance.quotes.segments import segments
from stance.records import joined
from tests.quotes.samples import quotes_of, the_quote

CUES = load_cues()
Found = list[tuple[str, str, str]]


def found(text: str) -> Found:
    return [(quote.source_text, quote.cue_text, quote.words) for quote in quotes_of(text)]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("“We wait for boats,” Ada Hale said.", "Ada Hale", "said", "We wait for boats,"),
        ("“We wait for boats,” said Ada Hale.", "Ada Hale", "said", "We wait for boats,"),
        ("“We wait for boats,” said Ada Hale, a doctor.", "Ada Hale, a doctor", "said", "We wait for boats,"),
        ("“We wait for boats,” Ada Hale said on Monday.", "Ada Hale", "said", "We wait for boats,"),
        ("“We wait for boats,” Ada Hale told reporters in Oslo.", "Ada Hale", "told", "We wait for boats,"),
        ("“We wait for boats,” she said in an interview.", "she", "said", "We wait for boats,"),
        ("“Who waits for boats?” asked Ada Hale.", "Ada Hale", "asked", "Who waits for boats?"),
        ("“Nobody will pay!” Ada Hale shouted.", "Ada Hale", "shouted", "Nobody will pay!"),
        ("“We wait for boats”, warned Ada Hale.", "Ada Hale", "warned", "We wait for boats"),
        ("Ada Hale said: “We wait for boats.”", "Ada Hale", "said", "We wait for boats."),
        ("Ada Hale said, “We wait for boats.”", "Ada Hale", "said", "We wait for boats."),
        ("Ada Hale, a doctor, said: “We wait for boats.”", "Ada Hale, a doctor", "said", "We wait for boats."),
        ("Ada Hale, who runs a clinic, said: “We wait.”", "Ada Hale, who runs a clinic", "said", "We wait."),
        ("Ada Hale told reporters: “We wait for boats.”", "Ada Hale", "told", "We wait for boats."),
        ("“We wait for boats.” – Ada Hale.", "Ada Hale", "–", "We wait for boats."),
        ("Ada Hale: “We wait for boats.”", "Ada Hale", ":", "We wait for boats."),
    ],
)
def test_direct_speech(text: str, source: str, cue: str, content: str) -> None:
    assert found(text) == [(source, cue, content)]
    assert the_quote(text).kind == "direct"


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("“We wait,” Ada Hale said. “Nobody has called.”", ["We wait,", "Nobody has called."]),
        ("“We wait,” Ada Hale said, “and nobody has called.”", ["We wait,", "and nobody has called."]),
        ("“We wait,” said Ada Hale. “Nobody has called. Not one.”", ["We wait,", "Nobody has called. Not one."]),
        ("“Who will pay?” asked Ada Hale. “Not us, ever.”", ["Who will pay?", "Not us, ever."]),
        ("Ada Hale said: “We wait for boats.” “Nobody has called.”", ["We wait for boats.", "Nobody has called."]),
    ],
)
def test_speech_split_by_its_report_is_one_quote(text: str, contents: list[str]) -> None:
    quote = the_quote(text)
    assert [text[start:end] for start, end in quote.content] == contents
    assert quote.words == " ".join(contents)
    assert quote.source_text == "Ada Hale"
    assert quote.text == text


def test_speech_over_several_sentences_is_one_quote() -> None:
    quote = the_quote("“We have waited since May. Nobody has called. Nobody will,” said Ada Hale.")
    assert quote.words == "We have waited since May. Nobody has called. Nobody will,"


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        (
            "Ada Hale said: “We wait.\n\n“Nobody called us.\n\n“So we sail.”\n\nThe harbour was quiet.",
            ["We wait.", "Nobody called us.", "So we sail."],
        ),
        (
            'Ada Hale said: "We wait.\n\n"Nobody called us.\n\n"So we sail."\n\nThe harbour was quiet.',
            ["We wait.", "Nobody called us.", "So we sail."],
        ),
        (
            "“We wait,” Ada Hale said.\n\n“Nobody called us. So we sail.”\n\nThe harbour was quiet.",
            ["We wait,", "Nobody called us. So we sail."],
        ),
        (
            "''We wait for boats'', Ada Hale said.\n\n''Nobody called us. So we sail.''\n\nThe harbour was quiet.",
            ["We wait for boats", "Nobody called us. So we sail."],
        ),
    ],
)
def test_speech_over_paragraphs_that_open_it_again_is_one_quote(text: str, contents: list[str]) -> None:
    quote = the_quote(text)
    assert [text[start:end] for start, end in quote.content] == contents
    assert quote.speaker == "Ada Hale"


@pytest.mark.parametrize(
    ("opening", "closing"),
    [("“", "”"), ('"', '"'), ("„", "“"), ("„", "”"), ("''", "''"), ("«", "»"), ("‘", "’"), ("'", "'")],
)
def test_marks_of_every_form_hold_speech(opening: str, closing: str) -> None:
    text = f"{opening}We wait for the boats{closing}, said Ada Hale. {opening}Nobody has called us.{closing}"
    quote = the_quote(text)
    assert quote.words == "We wait for the boats Nobody has called us."
    assert (quote.speaker, quote.kind) == ("Ada Hale", "direct")


@pytest.mark.parametrize(("opening", "closing"), [("“", "”"), ('"', '"'), ("„", "“"), ("''", "''")])
@pytest.mark.parametrize("missing", ["opening", "closing"])
def test_a_missing_mark_costs_that_quote_alone(opening: str, closing: str, missing: str) -> None:
    lines = (
        f"We wait for boats{closing}, said Ada Hale." if missing == "opening" else f"{opening}We wait, said Ada Hale.",
        f"{opening}Nobody has called us{closing}, said Piet Berg.",
        f"Denmark said that the delay was {opening}wrong and unfair{closing}.",
    )
    quotes = quotes_of("\n\n".join(lines))
    assert [(quote.speaker, quote.words) for quote in quotes[-2:]] == [
        ("Piet Berg", "Nobody has called us"),
        ("Denmark", f"the delay was {opening}wrong and unfair{closing}"),
    ]
    assert len(quotes) <= 3


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("Ada Hale said that the boats were late.", "Ada Hale", "said", "the boats were late"),
        ("Ada Hale said the boats were late.", "Ada Hale", "said", "the boats were late"),
        ("Ada Hale says the boats are late.", "Ada Hale", "says", "the boats are late"),
        ("Ada Hale has said that the boats are late.", "Ada Hale", "has said", "the boats are late"),
        ("Ada Hale also said the boats were late.", "Ada Hale", "also said", "the boats were late"),
        ("Ada Hale, a doctor, said the boats were late.", "Ada Hale, a doctor", "said", "the boats were late"),
        ("Ada Hale said on Monday that the boats were late.", "Ada Hale", "said", "the boats were late"),
        ("Ada Hale told reporters that the boats were late.", "Ada Hale", "told reporters", "the boats were late"),
        ("Ada Hale asked whether the boats would come.", "Ada Hale", "asked", "whether the boats would come"),
        ("Ada Hale warned that the boats would sink.", "Ada Hale", "warned", "the boats would sink"),
        ("Ada Hale denied that the boats were late.", "Ada Hale", "denied", "the boats were late"),
        ("Ada Hale believes that the boats are late.", "Ada Hale", "believes", "the boats are late"),
        ("The boats were late, Ada Hale said.", "Ada Hale", "said", "The boats were late"),
        ("The boats were late, Ada Hale said on Monday.", "Ada Hale", "said", "The boats were late"),
        ("The boats were late, said Ada Hale, a doctor.", "Ada Hale, a doctor", "said", "The boats were late"),
        ("On Monday Ada Hale said the boats were late.", "Ada Hale", "said", "the boats were late"),
        ("But Ada Hale said the boats were late.", "Ada Hale", "said", "the boats were late"),
        ("Speaking in Oslo, Ada Hale said the boats were late.", "Ada Hale", "said", "the boats were late"),
        ("In a statement, the crews said the boats were late.", "the crews", "said", "the boats were late"),
        ("According to Ada Hale, nobody has called.", "Ada Hale", "According to", "nobody has called"),
        ("Two boats sank, according to Ada Hale.", "Ada Hale", "according to", "Two boats sank"),
    ],
)
def test_indirect_speech(text: str, source: str, cue: str, content: str) -> None:
    quote = the_quote(text)
    assert (quote.source_text, quote.words) == (source, content)
    assert quote.cue_text in {cue, cue.split(" ", maxsplit=1)[0]}
    assert quote.kind == "indirect"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ada Hale said the boats were late, adding that nobody had called.",
            [("Ada Hale", "said", "the boats were late"), ("Ada Hale", "adding", "nobody had called")],
        ),
        (
            "Ada Hale said the boats were late and warned that nobody would wait.",
            [("Ada Hale", "said", "the boats were late"), ("Ada Hale", "warned", "nobody would wait")],
        ),
        (
            "“We wait,” Ada Hale said, adding that nobody had called.",
            [("Ada Hale", "said", "We wait,"), ("Ada Hale", "adding", "nobody had called")],
        ),
        (
            "Denmark condemned the attack, and Norway welcomed the truce.",
            [("Denmark", "condemned", "the attack"), ("Norway", "welcomed", "the truce")],
        ),
        (
            "Ada Hale said that Denmark had told her that the boats were late.",
            [
                ("Ada Hale", "said", "Denmark had told her that the boats were late"),
                ("Denmark", "had told", "the boats were late"),
            ],
        ),
        (
            "Ada Hale said that Denmark was concerned about the boats.",
            [
                ("Ada Hale", "said", "Denmark was concerned about the boats"),
                ("Denmark", "was concerned about", "the boats"),
            ],
        ),
        (
            "According to Ada Hale, Denmark was concerned about the boats.",
            [
                ("Ada Hale", "According to", "Denmark was concerned about the boats"),
                ("Denmark", "was concerned about", "the boats"),
            ],
        ),
    ],
)
def test_a_sentence_can_hold_several_statements(text: str, expected: Found) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Japan: We are ready to talk\n\nThe talks begin in May.", "Japan", "We are ready to talk"),
        ("Hayashi: We are ready to talk\n\nThe talks begin in May.", "Yoshimasa Hayashi", "We are ready to talk"),
        ("Japan on the talks: “We are ready”\n\nThe talks begin.", "Japan", "We are ready"),
        ("Denmark's answer to Norway: We are ready\n\nThe talks begin.", "Denmark", "We are ready"),
        ("Denmark says boats are late\n\nIt rained.", "Denmark", "boats are late"),
        ("Denmark condemns delay\n\nIt rained.", "Denmark", "delay"),
    ],
)
def test_a_headline_makes_a_statement(text: str, speaker: str, content: str) -> None:
    quote = the_quote(text)
    assert (quote.speaker, quote.words) == (speaker, content)


@pytest.mark.parametrize(
    "text",
    [
        "Town in brief: three boats and a pump\n\nIt rained.",
        "Ellery: the town that waits\n\nIt rained.",
        "It rained.\n\nJapan: We are ready to talk\n\nIt rained.",
        "Opening hours: nine to five.",
        "The town has three things: a boat, a pump and a clinic.",
        "The boats were seen by Denmark.",
        "The statement was read in Oslo.",
        "It is said that the boats were late.",
        "The boats are believed to be late.",
        "The United States is far away.",
        "Washington Post reporters were there.",
        "The claim was old.",
        "They had their say.",
        "What he had to say was short.",
    ],
)
def test_what_reports_no_statement_gives_none(text: str) -> None:
    assert found(text) == []


def test_the_rule_names_the_construction_and_each_has_a_confidence() -> None:
    table = {
        "“We wait for boats,” Ada Hale said.": "speech before",
        "Ada Hale said: “We wait for boats.”": "speech after",
        "The boats were late, Ada Hale said.": "clause before",
        "Ada Hale said that the boats were late.": "that",
        "Ada Hale asked whether the boats were late.": "whether",
        "According to Ada Hale, nobody has called.": "according to",
        "Denmark urged Norway to wait.": "to",
        "Denmark condemned the attack.": "object",
        "Denmark is concerned about the boats.": "preposition",
        "Denmark is alarmed.": "attitude",
        "Ada Hale: “We wait for boats.”": "colon",
        "“We wait for boats.” – Ada Hale": "dash",
    }
    rules = {}
    for text in table:
        (segment,) = segments(text, (0, len(text)), CUES)
        (attribution,) = attributions(segment, CUES)
        rules[text] = attribution.rule
        assert joined(text, attribution.source)
    assert rules == table
    assert set(table.values()) <= set(CONFIDENCE)
    assert all(0 < trust < 1 for trust in CONFIDENCE.values())
