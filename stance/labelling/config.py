"""The Label Studio config of a scheme: the quote above, a set of choices for each question, the definitions at hand."""

import re
from html import escape
from xml.etree import ElementTree as ET

from stance.labelling.marking import shown
from stance.labelling.tasks import OBJECT_NAME
from stance.scheme import ClassDefinition, Question, Scheme

# Label Studio drops rules that have > in them. Classes that begin with lsf- or ant- are its own; where a version has
# others, the page is plainer and works the same.
_STYLE = """
.stance { max-width: 60em; }
.stance .text * { font-size: 14px; font-weight: normal; line-height: 1.4; margin: 4px 0; white-space: pre-line; }
.stance .who * { font-size: 22px; font-weight: 600; }
.stance .title * { font-size: 17px; font-weight: 600; margin-top: 14px; }
.stance .quote { border-left: 4px solid #e0b020; margin: 12px 0; padding: 4px 0 4px 14px; }
.stance .quote * { font-size: 17px; line-height: 1.6; }
.stance .around { opacity: 0.65; }
.stance mark, .stance .legend .text * { color: #1f2328 !important; padding: 0 3px; border-radius: 3px; }
.stance mark.content, .stance .legend .content * { background: #ffe79a; }
.stance mark.cue, .stance .legend .cue * { background: #cfe4ff; text-decoration: underline; }
.stance mark.source, .stance .legend .source * { background: #d3f0d8; font-weight: 600; }
.stance .legend .text { display: inline-block; margin-right: 8px; }
.stance .legend .text * { font-size: 12px; }
.stance .review { border-left: 4px solid #8a63d2; margin: 10px 0; padding-left: 14px; }
.stance .lsf-choice__item { height: auto; line-height: 1.35; }
.stance .answer kbd { border: 1px solid; border-radius: 4px; margin-right: 6px; padding: 0 6px; font-size: 12px; background: none; color: inherit; box-shadow: none; }
.stance .answer .meaning { display: block; font-weight: normal; font-size: 13px; line-height: 1.35; opacity: 0.85; }
.stance .lsf-hint { display: none; }
.stance .ant-collapse, .stance .ant-collapse div { background: transparent; color: inherit !important; }
"""
_LEGEND = (("source", "who said it"), ("cue", "the words that report it"), ("content", "what was said"))
_PANEL = "What is labelled, examples, and what to do where two answers fit"
_VARIABLE = re.compile(r"\$(?=[\w\[{.])")


def label_config(scheme: Scheme, *, review: bool = False) -> str:
    """Return the XML of a project that labels tasks by `to_task`; a review's shows what is to be reviewed.

    Each question is a control of its own name that points to ``context``; only the first must be answered. Hot keys,
    colours and definitions stand at the choices; examples on hovering over them, and with the rules in a panel below.
    All are the scheme's.
    """
    view = ET.Element("View", className="stance")
    ET.SubElement(view, "Style").text = _STYLE
    _text(view, "$who", called="who")
    _text(view, "$published")
    quote = ET.SubElement(view, "View", className="quote")
    ET.SubElement(quote, "HyperText", name=OBJECT_NAME, value="$marked", valueType="text", inline="true")
    legend = ET.SubElement(view, "View", className="legend")
    for kind, meaning in _LEGEND:
        _text(legend, meaning, called=kind)
    if review:
        _text(view, "$review", called="review")
    for number, question in enumerate(scheme.questions):
        _question(view, question, required=number == 0)
    panel = ET.SubElement(ET.SubElement(view, "Collapse"), "Panel", value=_PANEL)
    _explain(ET.SubElement(panel, "View"), scheme)
    ET.indent(view)
    return ET.tostring(view, encoding="unicode") + "\n"


def _question(view: ET.Element, question: Question, *, required: bool) -> None:
    _text(view, _static(question.title), called="title")
    asked = {"name": question.name, "toName": OBJECT_NAME, "choice": "single", "layout": "vertical"}
    if required:
        asked |= {"required": "true", "requiredMessage": f"Answer '{question.name}', or skip the task."}
    choices = ET.SubElement(view, "Choices", asked)
    for each in question.classes:
        ET.SubElement(choices, "Choice", _choice(each))


def _choice(each: ClassDefinition) -> dict[str, str]:
    name, key, meaning = (escape(part, quote=False) for part in (each.name, each.hotkey, each.definition))
    shown_as = f'<span class="answer"><kbd>{key}</kbd><b>{name}</b> <span class="meaning">{meaning}</span></span>'
    choice = {
        "value": each.name,
        "hotkey": each.hotkey,
        "html": _static(shown_as),
        "style": f"border-left: 6px solid {each.color}; padding: 3px 8px; margin: 4px 0",
    }
    return choice | ({"hint": shown("\n".join(each.examples))} if each.examples else {})


def _explain(view: ET.Element, scheme: Scheme) -> None:
    _text(view, _static(scheme.unit))
    for question in scheme.questions:
        _text(view, _static(question.title), called="title")
        for each in question.classes:
            _text(view, _static("\n • ".join([f"{each.name}: {each.definition}", *each.examples])))
        for rule in question.rules:
            _text(view, _static(f"{rule.when}: {rule.then}"))


def _text(view: ET.Element, text: str, *, called: str = "") -> None:
    """Add a text, which the style may call by a name."""
    ET.SubElement(ET.SubElement(view, "View", className=f"text {called}".rstrip()), "Header", value=text)


def _static(text: str) -> str:
    """Keep a text of the scheme's own as it is: Label Studio would read ``$name`` as a field of the task."""
    return _VARIABLE.sub("$\u2060", shown(text))
