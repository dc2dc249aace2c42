from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stance.names import Resolver, load_gazetteer
from stance.quotes.antecedents import Antecedents
from stance.quotes.explanation import Explanation, explain
from tests.quotes.samples import EXTRACTOR, article

PIECES = (
    "Ada Hale said ",
    "“We wait",
    "” ",
    "she added ",
    "that ",
    "Berg: ",
    "– Ada Hale",
    "\n\n",
    "according to Chile",
    ". ",
)
WAIT = "“We have waited here for nine long weeks”"


def explained(text: str) -> list[Explanation]:
    return [explanation for _, explanation in EXTRACTOR.explain(article(text))]


def last(text: str) -> Explanation:
    return explained(text)[-1]


def test_a_quote_is_explained_by_its_cue_its_weights_and_its_speaker() -> None:
    head, words, *choices, speaker = last("Mara Quist, a baker, warned on Monday that the ward was full.").lines()
    assert head.startswith("Mara Quist -> Mara Quist, confidence 0.")
    assert words.startswith("  “the ward was full” (indirect; a, characters ")
    beginnings = [
        "cue “warned”: ",
        "source “Mara Quist, a baker”, the subject: ",
        "said behind the cue, from “the ward was”: ",
    ]
    beginnings += ["to “ward was full”: ", "all of it: "]
    assert len(choices) == len(beginnings)
    for line, beginning in zip(choices, beginnings, strict=True):
        assert line.startswith(f"  {beginning}")
        assert line.endswith(" all else)")
    assert speaker == "  speaker: “Mara Quist, a baker” says by itself that it is Mara Quist"


def test_what_stands_before_the_cue_is_told_by_its_edges() -> None:
    steps = [step.chosen for step in last("“The ward has been full since last winter,” said Mara Quist.").steps]
    assert "said before the cue: “The ward has ... since last winter,”" in steps


def test_the_weights_told_and_all_else_add_up() -> None:
    for step in last("Mara Quist warned that the ward was full.").steps:
        told = step.line().removeprefix(f"{step.chosen}: ").partition(" (")[2].split("; ")
        figures = [float(part.split()[0]) for part in told if part[0] in "+-"]
        assert sum(figures) == pytest.approx(step.log_odds, abs=0.05 * (len(figures) + 1))
        weights = [abs(reason.weight) for reason in step.reasons]
        assert weights == sorted(weights, reverse=True)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (f"{WAIT} – Kojo Amankwaa", "dash"),
        (f"Kojo Amankwaa: {WAIT}.", "colon"),
        (f"The crew is tired.\n\n{WAIT}.\n\n– Kojo Amankwaa, taxi driver.\n", "signature"),
    ],
)
def test_without_a_verb_the_rule_is_told(text: str, rule: str) -> None:
    explanation = last(text)
    assert (explanation.rule, explanation.steps) == (rule, ())
    assert sum(line.startswith(f"  rule “{rule}”: ") for line in explanation.lines()) == 1


def test_speech_that_was_joined_is_counted() -> None:
    text = "Mara Quist said: “We have waited here for nine weeks.\n\n“Nobody came to help us at all.”\n"
    assert last(text).joined == 1
    assert "  joined: 1 more of the same speech, without a report of its own" in last(text).lines()


def test_headlines_and_the_speech_of_another_are_told() -> None:
    headline = explained("Mara Quist warns that the ward will close\n\nThe rain fell on the town.\n")[0]
    assert "(indirect, in the headline; " in list(headline.lines())[1]
    text = article("Mara Quist warned that the ward was full.")
    [(quote, found)] = EXTRACTOR.read(text)
    inner = replace(found, attribution=found.attribution._replace(inner=True))
    antecedents = Antecedents(text, Resolver(load_gazetteer()))
    assert explain(quote, inner, None, antecedents).place == ", in the speech of another"


# What is said last, and by what its source was taken for its speaker.
SPEAKERS = {
    "It was reported that the bridge was unsafe.": "no source is named",
    "Copenhagen said that the talks would go on.": "“Copenhagen” says by itself that it is Denmark",
    "Norway and Chile said that the lagoon would recover.": "“Norway and Chile” says by itself that it is Norway and Chile",
    "Sven Aagaard, the Danish foreign minister, said that he would attend.": "“Sven Aagaard, the Danish foreign minister” names"
    " Sven Aagaard, who speaks for Denmark by the mention or the gazetteer",
    "Fishermen on the quay said that the talks would fail.": "“Fishermen on the quay” stands for itself: Fishermen",
    "An official said that the talks would go on.": "“An official” is nobody whom the article or the gazetteer makes known",
    "Mara Quist left. Ms Quist said that the ward was full.": "“Ms Quist” was taken for Mara Quist,"
    " named before as “Mara Quist” at character 0",
    "Mara Quist left. Quist was ill. She said that the ward was full.": "“She” was taken for Mara Quist,"
    " named before as “Quist” at character 17",
    "Moira Hale met Ada Hale. Ms Hale sat. Moira Hale left. Ada Hale said that she was ill.": "“Ada Hale” says by itself that it is"
    " Ada Hale",
    "The Danish crew left. The ministry said that the boats were late.": "“The ministry” was taken for Denmark,"
    " named before as “Danish” at character 4",
    "Norway and Chile met. They said that the lagoon would recover.": "“They” was taken for Norway and Chile,"
    " named before as “Chile” at character 11",
    "Blinken said that the talks would go on.": "“Blinken” was taken for Antony Blinken (United States),"
    " whom the gazetteer knows by that name",
    "In a letter that she wrote, she said that the ward was full. Mara Quist is a baker.": "“she” was taken for Mara Quist,"
    " named only behind it, as “Mara Quist” at character 61",
}


@pytest.mark.parametrize("text", SPEAKERS)
def test_it_is_told_by_what_a_mention_was_taken_for_its_speaker(text: str) -> None:
    assert last(text).antecedent == SPEAKERS[text]


def test_of_two_with_one_surname_only_full_names_are_told() -> None:
    text = "Moira Hale met Ada Hale. Mr Hale was away. Moira Hale sat down. She said that the ward was full."
    assert last(text).antecedent.endswith("named before as “Moira Hale” at character 43")


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_explained_quotes_are_the_quotes_and_every_line_is_one(text: str) -> None:
    found = EXTRACTOR.explain(article(text))
    assert [quote for quote, _ in found] == EXTRACTOR.extract(article(text))
    assert not any("\n" in line for _, explanation in found for line in explanation.lines())
