"""The codebook: a scheme as a page for the people who label."""

import re

from stance.scheme import ClassDefinition, Question, Scheme

_MARKUP = re.compile(r"([\\`*_\[\]<>|#])")


def codebook(scheme: Scheme) -> str:
    """Return the codebook of a scheme as Markdown: what is labelled, each class with examples, and the tie rules."""
    parts = [f"# Codebook: {_plain(scheme.name)}", _plain(scheme.unit)]
    for question in scheme.questions:
        parts += _question(question)
    if scheme.actor:
        parts += ["## The actor", _plain(scheme.actor)]
    parts.append(f"*Made from the label scheme, digest `{scheme.digest}`: change the scheme, not this page.*")
    return "\n\n".join(parts) + "\n"


def _question(question: Question) -> list[str]:
    parts = [f"## {question.name}: {_plain(question.title)}", *(_class(each) for each in question.classes)]
    if question.rules:
        rules = (f"- **{_plain(rule.when)}.** {_plain(rule.then)}" for rule in question.rules)
        parts += ["### When two fit", "\n".join(rules)]
    return parts


def _class(each: ClassDefinition) -> str:
    examples = "".join(f"\n- {_plain(example)}" for example in each.examples)
    body = _plain(each.definition) + (f"\n{examples}" if examples else "")
    return f"### `{each.name}` (key {_plain(each.hotkey)})\n\n{body}"


def _plain(text: str) -> str:
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))
