"""The stance model: what it reads of a statement, its features, its weights, and the folder it is kept in."""

from stance.model.classifier import Model, train
from stance.model.keywords import keyword_answers
from stance.model.store import load_model, save_model

__all__ = ["Model", "keyword_answers", "load_model", "save_model", "train"]
