"""Pages and tables that show what was found: the corpus page, and the table of actors that screen and page share."""

from stance.report.corpus_page import corpus_page
from stance.report.tables import ActorRow, actor_table

__all__ = ["ActorRow", "actor_table", "corpus_page"]
