from typing import Any
from xml.etree import ElementTree as ET

import pytest

from stance.labelling.config import label_config
from stance.labelling.tasks import to_task
from stance.scheme import Scheme, parse_scheme
from tests.labelling.samples import SCHEME, STUDY, prediction, quote


def tree(scheme: Scheme = SCHEME) -> ET.Element:
    return ET.fromstring(label_config(scheme))  # noqa: S314 -- our own output


def awkward() -> Scheme:
    classes = [
        {"name": "A & B", "definition": 'Costs $5 <or> "more"\x00', "color": "#000000", "hotkey": "a"},
        {"name": "c", "definition": "$stance", "color": "#ffffff", "hotkey": "b"},
    ]
    return parse_scheme({"name": "x", "unit": "What is $marked?", "questions": [{"name": "q", "classes": classes}]})


def test_each_question_is_a_control_of_its_name_with_the_classes_in_order() -> None:
    controls = {each.get("name"): each for each in tree().iter("Choices")}
    assert tuple(controls) == SCHEME.names
    for question in SCHEME.questions:
        control = controls[question.name]
        assert (control.get("toName"), control.get("choice")) == ("context", "single")
        for choice, definition in zip(control, question.classes, strict=True):
            assert choice.get("value") == definition.name
            assert choice.get("hotkey") == definition.hotkey
            shown = ET.fromstring(choice.get("html") or "")  # noqa: S314 -- our own output
            assert "".join(shown.itertext()) == f"{definition.hotkey}{definition.name} {definition.definition}"
            assert choice.get("hint") == "\n".join(definition.examples)
            assert definition.color in (choice.get("style") or "")


def test_only_the_first_question_must_be_answered() -> None:
    assert [each.get("required") for each in tree().iter("Choices")] == ["true", None]


def test_every_variable_of_the_config_is_a_key_of_the_task_s_data_and_text() -> None:
    data = to_task(quote(title=None, speaker=None, date=None), SCHEME, study=STUDY)["data"]
    values = [each.get("value", "") for each in tree().iter()]
    variables = [value.removeprefix("$") for value in values if value.startswith("$")]
    assert variables == ["who", "published", "marked"]
    assert all(isinstance(data[name], str) for name in variables)


def test_definitions_examples_and_tie_rules_are_at_hand() -> None:
    panel = tree().find("Collapse/Panel")
    assert panel is not None
    text = "\n".join(each.get("value", "") for each in panel.iter("Header"))
    for question in SCHEME.questions:
        for each in question.classes:
            assert all(part in text for part in (each.definition, *each.examples))
        assert all(rule.then in text for rule in question.rules)


def test_a_scheme_s_own_words_are_no_variables_and_no_markup() -> None:
    values = [each.get("value", "") for each in tree(awkward()).iter()]
    assert 'A & B: Costs $\u20605 <or> "more"\ufffd' in values
    assert "What is $\u2060marked?" in values
    shown = [each.get("html") or "" for each in tree(awkward()).iter("Choice")]
    assert "<b>A &amp; B</b>" in shown[0]
    assert '>Costs $\u20605 &lt;or&gt; "more"\ufffd<' in shown[0]
    assert ">$\u2060stance<" in shown[1]


def test_the_style_has_no_sign_that_label_studio_drops_rules_for() -> None:
    style = tree().findtext("Style") or ""
    assert ".quote" in style
    assert not set(">&<") & set(style)


def test_only_a_review_shows_what_is_to_be_reviewed() -> None:
    assert "$review" not in label_config(SCHEME)
    assert "$review" in label_config(SCHEME, review=True)


@pytest.mark.parametrize("scheme", [SCHEME, awkward()])
def test_label_studio_takes_the_config(scheme: Scheme) -> None:
    interface = _interface(scheme)
    interface.validate()
    assert interface.is_valid
    assert {each.name for each in interface.controls} == set(scheme.names)


@pytest.mark.parametrize("answers", [{"stance": "condemning", "sentiment": "neutral"}, {"stance": "neutral"}])
def test_label_studio_takes_the_predictions(answers: dict[str, str]) -> None:
    task = to_task(quote(), SCHEME, study=STUDY, prediction=prediction(**answers))
    assert _interface(SCHEME).validate_prediction(task["predictions"][0], return_errors=True) == []


def test_label_studio_refuses_a_prediction_outside_the_scheme() -> None:
    task = to_task(quote(), SCHEME, study=STUDY, prediction=prediction(stance="worried"))
    (error,) = _interface(SCHEME).validate_prediction(task["predictions"][0], return_errors=True)
    assert "worried" in error


def _interface(scheme: Scheme) -> Any:
    reason = "label-studio-sdk is not installed; it comes with the extra label-studio"
    module = pytest.importorskip("label_studio_sdk.label_interface", reason=reason)
    return module.LabelInterface(label_config(scheme))
