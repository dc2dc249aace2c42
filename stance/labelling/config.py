"""The Label Studio config of a scheme: the quote above, a set of choices for each question, the definitions at hand."""

import re
from xml.etree import ElementTree as ET

from stance.labelling.marking import shown
from stance.labelling.tasks import OBJECT_NAME
from stance.scheme import ClassDefinition, Question, Scheme

_STYLE = """
.stance mark { color: #1f2328; padding: 0 2px; border-radius: 3px; }
.stance mark.content { background: #ffe79a; }
.stance mark.cue { background: #cfe4ff; text-decoration: underline; }
.stance mark.source { background: #d3f0d8; font-weight: 600; }
.stance .around { opacity: 0.7; }
"""
_LEGEND = "Yellow: what was said. Blue, underlined: the words that report it. Green, bold: who said it."
_SMALL = "font-size: 13px; font-weight: normal; margin: 4px 0; white-space: pre-line"
_CONTEXT = "max-width: 60em; margin: 12px 0"
_VARIABLE = re.compile(r"\$(?=[\w\[{.])")


def label_config(scheme: Scheme) -> str:
    """Return the XML of a project that labels tasks by `to_task`.

    Each question is a control of its own name that points to ``context``; only the first must be answered. Hot keys,
    colours and the definitions (on hovering over a choice, and in a panel below) are the scheme's.
    """
    view = ET.Element("View", className="stance")
    ET.SubElement(view, "Style").text = _STYLE
    ET.SubElement(view, "Header", value="$who", size="5", style="margin: 4px 0")
    ET.SubElement(view, "Header", value="$published", size="6", style=_SMALL)
    context = ET.SubElement(view, "View", style=_CONTEXT)
    ET.SubElement(context, "HyperText", name=OBJECT_NAME, value="$marked", valueType="text", inline="true")
    _text(view, _LEGEND)
    for number, question in enumerate(scheme.questions):
        _question(view, question, required=number == 0)
    panel = ET.SubElement(ET.SubElement(view, "Collapse"), "Panel", value="What is labelled, and what the answers mean")
    _definitions(ET.SubElement(panel, "View"), scheme)
    ET.indent(view)
    return ET.tostring(view, encoding="unicode") + "\n"


def _question(view: ET.Element, question: Question, *, required: bool) -> None:
    ET.SubElement(view, "Header", value=_static(question.title), size="5")
    asked = {"name": question.name, "toName": OBJECT_NAME, "choice": "single", "showInline": "true"}
    if required:
        asked |= {"required": "true", "requiredMessage": f"Answer '{question.name}', or skip the task."}
    choices = ET.SubElement(view, "Choices", asked)
    for each in question.classes:
        ET.SubElement(choices, "Choice", _choice(each))


def _choice(each: ClassDefinition) -> dict[str, str]:
    return {
        "value": each.name,
        "hotkey": each.hotkey,
        "hint": shown(each.definition),
        "style": f"border-left: 6px solid {each.color}; padding: 0 8px; margin: 2px 24px 2px 0",
    }


def _definitions(view: ET.Element, scheme: Scheme) -> None:
    _text(view, scheme.unit)
    for question in scheme.questions:
        ET.SubElement(view, "Header", value=_static(question.title), size="5")
        for each in question.classes:
            lines = [f"{each.name} [{each.hotkey}]: {each.definition}", *each.examples]
            _text(view, "\n • ".join(lines))
        for rule in question.rules:
            _text(view, f"{rule.when}: {rule.then}")


def _text(view: ET.Element, text: str) -> None:
    ET.SubElement(view, "Header", value=_static(text), size="6", style=_SMALL)


def _static(text: str) -> str:
    """Keep a text of the scheme's own as it is: Label Studio would read ``$name`` as a field of the task."""
    return _VARIABLE.sub("$\u2060", shown(text))
