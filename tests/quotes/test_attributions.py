"""Tables of constructions: text, source, cue, content; several contents where a text makes several statements."""

import pytest
from hypothesis import given

from stance.quotes.attributions import POSSIBLE, possible_cues, speech, weighed_in
from stance.quotes.layout import lay_out
from stance.quotes.models import load_weights
from stance.quotes.reader import text_of
from stance.records import Span
from tests.quotes.reports import drafts_by_segment, written
from tests.quotes.samples import NOT_LEARNED, quotes_of, the_quote
from tests.quotes.test_extract import NEWS

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
        ("“We wait for boats,” she said in an interview.", "she", "said", "We wait for boats,"),
        ("“We wait for boats,” warned Ada Hale.", "Ada Hale", "warned", "We wait for boats,"),
        ("“It is a shame,” Ms. Hale wrote on Facebook.", "Ms. Hale", "wrote", "It is a shame,"),
        ("“Who waits for boats?” asked Ada Hale.", "Ada Hale", "asked", "Who waits for boats?"),
        ("“Nobody will pay!” Ada Hale shouted.", "Ada Hale", "shouted", "Nobody will pay!"),
        ("“We wait for boats.” – Ada Hale.", "Ada Hale", "–", "We wait for boats."),
        ("Ada Hale: “We wait for boats.”", "Ada Hale", ":", "We wait for boats."),
        ("“We wait for boats,” Ada Hale told reporters.", "Ada Hale", "told", "We wait for boats,"),
        ("“We wait for boats”, said Ada Hale.", "Ada Hale", "said", "We wait for boats"),
        pytest.param(
            "“We wait for boats”, warned Ada Hale.", "Ada Hale", "warned", "We wait for boats", marks=NOT_LEARNED
        ),
    ],
)
def test_direct_speech_before_its_report(text: str, source: str, cue: str, content: str) -> None:
    assert found(text) == [(source, cue, content)]
    assert the_quote(text).kind == "direct"


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("Ada Hale said: “We wait for boats.”", "Ada Hale", "said"),
        ("Ada Hale said, “We wait for boats.”", "Ada Hale", "said"),
        ("Ada Hale, a doctor, said: “We wait for boats.”", "Ada Hale, a doctor", "said"),
        ("Ada Hale, who runs a clinic, said: “We wait for boats.”", "Ada Hale, who runs a clinic", "said"),
        ("Ada Hale told reporters: “We wait for boats.”", "Ada Hale", "told"),
        ("On Monday, she wrote: “We wait for boats.”", "she", "wrote"),
    ],
)
def test_direct_speech_behind_its_report(text: str, source: str, cue: str) -> None:
    quote = the_quote(text)
    assert (quote.source_text, quote.cue_text, quote.words.rstrip(".")) == (source, cue, "We wait for boats")
    assert quote.kind == "direct"


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Ada Hale: “We wait for boats.”", "We wait for boats."),
        ("Ada Hale told reporters: “We wait for boats.”", "We wait for boats."),
        ("Ada Hale said: “We wait for boats.”", "We wait for boats."),
        ("Ada Hale asked: “Who waits for boats?”", "Who waits for boats?"),
        ("“We wait,” she said, “for the boats.”", "We wait, for the boats."),
    ],
)
def test_a_quotation_keeps_its_last_mark(text: str, content: str) -> None:
    assert the_quote(text).words == content


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("“We wait,” Ada Hale said. “Nobody has called.”", ["We wait,", "Nobody has called."]),
        ("“We wait,” Ada Hale said, “and nobody has called.”", ["We wait,", "and nobody has called."]),
        ("“We wait,” said Ada Hale. “Nobody has called. Not one.”", ["We wait,", "Nobody has called. Not one."]),
        ("“Who will pay?” asked Ada Hale. “Not us, ever.”", ["Who will pay?", "Not us, ever."]),
        ("Ada Hale said: “We wait for boats.” “Nobody has called.”", ["We wait for boats.", "Nobody has called."]),
        ("“The boats,” Ada Hale said, “will not come.”", ["The boats,", "will not come."]),
        ("“The boats,” said Ada Hale, “will not come.”", ["The boats,", "will not come."]),
    ],
)
def test_speech_split_by_its_report_is_one_quote(text: str, contents: list[str]) -> None:
    quote = the_quote(text)
    assert [text[start:end].rstrip(".") for start, end in quote.content] == [each.rstrip(".") for each in contents]
    assert quote.source_text == "Ada Hale"
    assert quote.text == text


def test_speech_over_several_sentences_is_one_quote() -> None:
    quote = the_quote("“We have waited since May. Nobody has called. Nobody will,” said Ada Hale.")
    assert quote.words == "We have waited since May. Nobody has called. Nobody will,"


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
        ("Ada Hale said in May that the boats were late.", "Ada Hale", "said", "the boats were late"),
        ("Ada Hale told reporters that the boats were late.", "Ada Hale", "told", "the boats were late"),
        ("Ada Hale asked whether the boats would come.", "Ada Hale", "asked", "whether the boats would come"),
        ("Ada Hale warned that the boats would sink.", "Ada Hale", "warned", "the boats would sink"),
        ("Ada Hale denied that the boats were late.", "Ada Hale", "denied", "the boats were late"),
        ("Ada Hale believes that the boats are late.", "Ada Hale", "believes", "the boats are late"),
        ("On Monday Ada Hale said the boats were late.", "Ada Hale", "said", "the boats were late"),
        ("But Ada Hale said the boats were late.", "Ada Hale", "said", "the boats were late"),
        ("Speaking in Oslo, Ada Hale said the boats were late.", "Ada Hale", "said", "the boats were late"),
        ("In a statement, the crews said the boats were late.", "the crews", "said", "the boats were late"),
        ("The report found that 40 boats had been sold.", "The report", "found", "40 boats had been sold"),
    ],
)
def test_indirect_speech_behind_its_report(text: str, source: str, cue: str, content: str) -> None:
    assert found(text) == [(source, cue, content)]
    assert the_quote(text).kind == "indirect"


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The boats were late, Ada Hale said.", "Ada Hale", "The boats were late"),
        ("The boats were late, Ada Hale said on Monday.", "Ada Hale", "The boats were late"),
        ("The boats were late, said Ada Hale, a doctor.", "Ada Hale, a doctor", "The boats were late"),
        ("The boats, Ada Hale said, were late.", "Ada Hale", "The boats were late"),
        ("As Ada Hale noted, the boats were late.", "Ada Hale", "the boats were late"),
    ],
)
def test_a_report_may_stand_behind_or_amid_what_is_said(text: str, source: str, content: str) -> None:
    quote = the_quote(text)
    assert (quote.source_text, quote.words) == (source, content)


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("According to Ada Hale, nobody has called.", "Ada Hale", "nobody has called"),
        ("According to the police, the man was found in June.", "the police", "the man was found in June"),
        ("According to the report, the boats left in June.", "the report", "the boats left in June"),
        ("According to the report, 40 boats left in June.", "the report", "40 boats left in June"),
        ("Two boats sank, according to Ada Hale.", "Ada Hale", "Two boats sank"),
        (
            "Two boats sank on Monday, according to an official who saw it.",
            "an official who saw it",
            "Two boats sank on Monday",
        ),
    ],
)
def test_according_to_somebody(text: str, source: str, content: str) -> None:
    quote = the_quote(text)
    assert (quote.source_text, quote.words) == (source, content)
    assert quote.cue_text.lower().startswith("according")


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        pytest.param(
            "The mayor rejected claims that the boats had been sold.",
            "The mayor",
            "the boats had been sold",
            marks=NOT_LEARNED,
        ),
        ("The minister announced a plan to buy 40 boats.", "The minister", "a plan to buy 40 boats"),
        ("The minister vowed to rebuild the port.", "The minister", "to rebuild the port"),
        ("The mayor accused the ministry of hiding the report.", "The mayor", "the ministry of hiding the report"),
        pytest.param(
            "Piet Berg's claim that the boats were late was false.",
            "Piet Berg",
            "the boats were late",
            marks=NOT_LEARNED,
        ),
        pytest.param(
            "The claim by the union that the boats were late was false.",
            "the union",
            "the boats were late",
            marks=NOT_LEARNED,
        ),
    ],
)
def test_nouns_and_acts_report_too(text: str, source: str, content: str) -> None:
    quote = the_quote(text)
    assert (quote.source_text, quote.words) == (source, content)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“We wait,” Ada Hale said, adding that nobody had called.",
            [("Ada Hale", "said", "We wait,"), ("Ada Hale", "adding", "nobody had called")],
        ),
        (
            "The mayor thanked the crews and said that the port would open again on Friday.",
            [("The mayor", "thanked", "the crews"), ("The mayor", "said", "the port would open again on Friday")],
        ),
        (
            "Denmark condemned the attack, and Norway welcomed the truce.",
            [("Denmark", "condemned", "the attack"), ("Norway", "welcomed", "the truce")],
        ),
        pytest.param(
            "Ada Hale said the boats were late, adding that nobody had called.",
            [("Ada Hale", "said", "the boats were late"), ("Ada Hale", "adding", "nobody had called")],
            marks=NOT_LEARNED,
        ),
        pytest.param(
            "Ada Hale said the boats were late and warned that nobody would wait.",
            [("Ada Hale", "said", "the boats were late"), ("Ada Hale", "warned", "nobody would wait")],
            marks=NOT_LEARNED,
        ),
        pytest.param(
            "The crews said the port was safe, but the union called it “a floating coffin”.",
            [("The crews", "said", "the port was safe"), ("the union", "called", "it “a floating coffin”")],
            marks=NOT_LEARNED,
        ),
        pytest.param(
            "The boats were late, Ada Hale said, but the union denied it.",
            [("Ada Hale", "said", "The boats were late"), ("the union", "denied", "it")],
            marks=NOT_LEARNED,
        ),
    ],
)
def test_a_sentence_can_hold_several_statements(text: str, expected: Found) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ada Hale said the boats were late, adding that nobody had called.",
        "Ada Hale said the boats were late and warned that nobody would wait.",
        "The crews said the port was safe, but the union called it “a floating coffin”.",
    ],
)
def test_a_second_report_is_found_even_where_the_first_runs_on(text: str) -> None:
    first, second = quotes_of(text)
    assert first.content[0][0] < second.content[0][0]
    assert text.endswith(f"{second.words}.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
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
                ("Denmark", "was concerned", "the boats"),
            ],
        ),
        (
            "According to Ada Hale, Denmark was concerned about the boats.",
            [
                ("Ada Hale", "According", "Denmark was concerned about the boats"),
                ("Denmark", "was concerned", "the boats"),
            ],
        ),
        (
            "“Denmark says that the boats will come,” Ada Hale said.",
            [
                ("Ada Hale", "said", "Denmark says that the boats will come,"),
                ("Denmark", "says", "the boats will come"),
            ],
        ),
    ],
)
def test_the_outer_report_of_two_is_found(text: str, expected: Found) -> None:
    assert expected[0] in found(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Ada Hale said that Denmark had told her that the boats were late.", marks=NOT_LEARNED),
        "Ada Hale said that Denmark was concerned about the boats.",
        pytest.param("The mayor said that the union had warned of a strike.", marks=NOT_LEARNED),
        pytest.param("“Denmark says that the boats will come,” Ada Hale said.", marks=NOT_LEARNED),
    ],
)
def test_the_report_within_a_report_is_found_too(text: str) -> None:
    outer, inner = quotes_of(text)
    assert inner.words in outer.words
    assert inner.source_text in outer.words


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
        "The boats were bought by Denmark.",
        pytest.param("The boats were seen by Denmark.", marks=NOT_LEARNED),
        pytest.param("The statement was read in Oslo.", marks=NOT_LEARNED),
        "The boats are believed to be late.",
        "The United States is far away.",
        "Washington Post reporters were there.",
        "The claim was old.",
        "They had their say.",
        pytest.param("It is said that the boats were late.", marks=NOT_LEARNED),
        "What he had to say was short.",
    ],
)
def test_what_reports_no_statement_gives_none(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Hale said that it rained.", ["said"]),
        ("Ada Hale said that the crews warned of delays.", ["said", "warned"]),
        ("“We said so,” Ada Hale said.", ["said"]),
        ("It rained.", []),
    ],
)
def test_words_outside_speech_may_be_cues(text: str, expected: list[str]) -> None:
    layout = lay_out(text)
    found = possible_cues(load_weights(), layout.words, layout.segments[0])
    assert [layout.tokens.texts[at] for at, _ in found][: len(expected)] == expected
    assert all(clearness >= POSSIBLE for _, clearness in found)
    assert all(layout.words.inside[at] < 0 for at, _ in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Hale said that it rained.", []),
        ("Ada Hale said: “We wait for boats.”", ["We wait for boats ."]),
        ("“We wait here. Nobody called! Who will?” she said.", ["We wait here .", "Nobody called !", "Who will ?"]),
        ("“We wait here,” she said, “for three boats.”", ["We wait here , ”", "for three boats ."]),
        ("She called it “the long wait”, he said “too long a wait”.", ["the long wait ”", "too long a wait ”"]),
    ],
)
def test_the_sentences_of_speech_are_read_by_themselves(text: str, expected: list[str]) -> None:
    layout = lay_out(text)
    found = speech(layout.words, layout.segments[0])
    assert [written(layout, each.first, each.end).removeprefix("“ ") for each in found] == expected
    assert all(each.in_speech for each in found)


@given(NEWS)
def test_drafts_come_in_order_of_their_cues_and_what_was_marked_is_given_back(text: str) -> None:
    layout = lay_out(text)
    likely, spans = [0] * len(layout.tokens), list[Span]()
    for each in drafts_by_segment(layout):
        first = len(spans)
        found = weighed_in(load_weights(), text_of(layout), each.segment, likely, spans)
        assert [weighed._replace(spans=(0, 0)) for weighed in found] == [
            drafted.weighed._replace(spans=(0, 0)) for drafted in each.drafted
        ]
        assert spans[first:] == each.spans
        assert [weighed.cue[1] for weighed in found] == sorted(weighed.cue[1] for weighed in found)
        assert not any(likely)
