"""The names of actors: a gazetteer, and who stands behind a mention on a day."""

from stance.names.finding import Found
from stance.names.gazetteer import Gazetteer, Name, load_gazetteer
from stance.names.resolver import Resolution, Resolver

__all__ = ["Found", "Gazetteer", "Name", "Resolution", "Resolver", "load_gazetteer"]
