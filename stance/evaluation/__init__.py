"""How far answers can be trusted, overall and for each actor, and where the actors stand."""

from stance.evaluation.assess import Answer, Fit, cross_validate, evaluate
from stance.evaluation.intervals import Interval, wilson
from stance.evaluation.page import to_markdown
from stance.evaluation.profiles import NOT_CORRECTED, profile
from stance.evaluation.results import ActorScores, ClassScores, Evaluation, QuestionScores, Split, SystemScores

__all__ = [
    "NOT_CORRECTED",
    "ActorScores",
    "Answer",
    "ClassScores",
    "Evaluation",
    "Fit",
    "Interval",
    "QuestionScores",
    "Split",
    "SystemScores",
    "cross_validate",
    "evaluate",
    "profile",
    "to_markdown",
    "wilson",
]
