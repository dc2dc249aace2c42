from dataclasses import replace

import pytest

from stance.errors import MisfitError
from stance.labelling.config import label_config
from stance.labelling.reworded import answers_in, difference, is_same, orphaned
from stance.scheme import ClassDefinition, Scheme
from tests.labelling.samples import SCHEME, annotation, labelled


def changed(**changes: str) -> Scheme:
    """The scheme with its first class changed."""
    question = SCHEME.questions[0]
    first: ClassDefinition = replace(question.classes[0], **changes)  # type: ignore[arg-type]
    return replace(SCHEME, questions=(replace(question, classes=(first, *question.classes[1:])), *SCHEME.questions[1:]))


THERE = label_config(SCHEME)
FIRST = SCHEME.questions[0].classes[0].name


def test_a_config_is_the_same_however_it_is_indented() -> None:
    assert is_same(THERE, THERE.replace(">\n", ">\n\n    "))
    assert not is_same(THERE, label_config(changed(color="#123456")))


def test_a_reworded_definition_is_shown_and_a_colour_is_not() -> None:
    assert difference(THERE, label_config(changed(color="#123456"))) == []
    lines = difference(THERE, label_config(changed(definition="Frowns.")))
    assert lines[:2] == ["--- the project", "+++ the scheme"]
    assert any(line.startswith("+") and "Frowns." in line for line in lines)


def test_the_answers_of_a_config_are_those_of_its_scheme() -> None:
    expected = {(question.name, name) for question in SCHEME.questions for name in question.class_names}
    assert answers_in(THERE) == expected
    assert answers_in("") == set()


def test_answers_that_lose_their_place_are_counted_but_not_skipped_ones() -> None:
    here = label_config(changed(name="frowning"))
    tasks = [labelled(annotation(FIRST), annotation(FIRST, was_cancelled=True), annotation("neutral")), {"data": {}}]
    assert orphaned(THERE, here, tasks) == {("stance", FIRST): 1}
    assert orphaned(THERE, THERE, tasks) == {}


def test_a_config_that_somebody_broke_is_told() -> None:
    with pytest.raises(MisfitError, match="no XML"):
        difference("<View", THERE)
