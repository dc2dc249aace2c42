from stance.labelling.codebook import codebook
from stance.scheme import parse_scheme
from tests.labelling.samples import SCHEME


def test_the_codebook_holds_every_definition_example_and_rule() -> None:
    page = codebook(SCHEME)
    assert SCHEME.unit in page
    assert SCHEME.actor in page
    assert SCHEME.digest in page
    for question in SCHEME.questions:
        for each in question.classes:
            assert all(part in page for part in (f"`{each.name}`", each.definition, *each.examples))
        assert all(rule.when in page and rule.then in page for rule in question.rules)


def test_markup_in_a_scheme_stays_text_and_a_question_without_rules_has_no_list_of_them() -> None:
    classes = [
        {"name": "a", "definition": "one\n*two* <b>", "color": "#000000", "hotkey": "a"},
        {"name": "b", "definition": "x", "color": "#000000", "hotkey": "b"},
    ]
    page = codebook(parse_scheme({"name": "x_y", "unit": "u", "questions": [{"name": "q", "classes": classes}]}))
    assert r"one \*two\* \<b\>" in page
    assert page.startswith("# Codebook: x\\_y\n")
    assert "When two fit" not in page
    assert "The actor" not in page
