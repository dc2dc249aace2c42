"""How far answers can be trusted, overall and for each actor, and where the actors stand."""

from stance.evaluation.assess import cross_validate, evaluate
from stance.evaluation.held_out import Answer, Fit, OutOfFold, predict_out_of_fold
from stance.evaluation.page import to_markdown
from stance.evaluation.profiles import NOT_CORRECTED, profile
from stance.evaluation.results import ActorScores, ClassScores, Evaluation, QuestionScores, Split, SystemScores
from stance.intervals import Interval, wilson

__all__ = [
    "NOT_CORRECTED",
    "ActorScores",
    "Answer",
    "ClassScores",
    "Evaluation",
    "Fit",
    "Interval",
    "OutOfFold",
    "QuestionScores",
    "Split",
    "SystemScores",
    "cross_validate",
    "evaluate",
    "predict_out_of_fold",
    "profile",
    "to_markdown",
    "wilson",
]
