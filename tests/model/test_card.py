from dataclasses import replace

from stance.model import Model, train
from stance.model.card import card
from stance.scheme import load_scheme
from tests.model.samples import label, labels, row


def test_the_card_says_what_the_model_is_made_of(small_model: Model) -> None:
    text = card(small_model)
    assert text.startswith("---\nlanguage: en\n")
    assert "# small\n" in text
    assert "20 texts" in text
    assert "| concerned | 5 |" in text
    assert "## What it is not for" in text
    assert small_model.digest in text


def test_scores_stand_on_the_card_where_they_were_measured(small_model: Model) -> None:
    assert "None were measured" in card(small_model)
    scored = card(replace(small_model, scores={"stance": {"macro-F1": 0.61}}))
    assert "| stance macro-F1 | 0.61 |" in scored
    assert "None were measured" not in scored


def test_the_card_names_questions_left_out_and_lines_without_a_mask() -> None:
    scheme = load_scheme()
    bare = label({**row(0), "source_text": "", "actor": "unknown", "sentiment": ""}, scheme)
    without = [bare, *(label({**row(at), "sentiment": ""}, scheme) for at in range(1, 20))]
    text = card(train(without, scheme, name="m"))
    assert "No label answered sentiment" in text
    assert "In 1 lines no mention" in text


def test_an_unscored_card_changes_with_nothing_but_the_model() -> None:
    scheme = load_scheme()
    assert card(train(labels(), scheme, name="m")) == card(train(labels(), scheme, name="m"))
