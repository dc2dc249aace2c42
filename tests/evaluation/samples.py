"""A small scheme, labels and systems to evaluate."""

from collections.abc import Callable, Iterable, Sequence

from stance.evaluation import Answer
from stance.records import Label, Prediction, Statement
from stance.scheme import Scheme, parse_scheme

COLORS = ("#111111", "#222222", "#333333")


def _table(name: str, classes: Sequence[str], keys: str) -> dict[str, object]:
    named = zip(classes, keys, COLORS, strict=False)
    return {
        "name": name,
        "classes": [{"name": each, "definition": each, "color": color, "hotkey": key} for each, key, color in named],
    }


SCHEME: Scheme = parse_scheme(
    {
        "name": "test",
        "unit": "a statement",
        "questions": [_table("stance", ("for", "against", "mixed"), "123"), _table("tone", ("warm", "cold"), "45")],
    }
)


def label(
    text: str,
    stance: str | None = None,
    *,
    tone: str | None = None,
    actor: str | None = None,
    article: str | None = None,
) -> Label:
    row = {"text": text, "actor": actor, "article": article}
    return Label(statement=Statement.from_row(row), answers={"stance": stance, "tone": tone})


def labels(answers: Iterable[str | None], **fields: str) -> list[Label]:
    """Lines of no likeness to one another, one an answer."""
    return [
        label(f"w{number}a w{number}b w{number}c w{number}d", each, **fields) for number, each in enumerate(answers)
    ]


def system(choose: Callable[[Statement], str | None], *, sure: float | None = None, question: str = "stance") -> Answer:
    def answer(statements: Sequence[Statement]) -> list[Prediction]:
        return [_prediction(statement, choose(statement), sure, question) for statement in statements]

    return answer


def always(stance: str, *, sure: float | None = None) -> Answer:
    return system(lambda _: stance, sure=sure)


def by_text(known: Sequence[Label]) -> Answer:
    """A system that knows the right answers."""
    right = {each.statement.text: each.answers["stance"] for each in known}
    return system(lambda statement: right[statement.text])


def _prediction(statement: Statement, stance: str | None, sure: float | None, question: str) -> Prediction:
    probabilities = {} if sure is None or stance is None else {question: {stance: sure}}
    return Prediction(statement=statement, answers={question: stance}, probabilities=probabilities, model="test")
