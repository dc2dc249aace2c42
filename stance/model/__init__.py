"""The stance model: what it reads of a statement, its features, its weights, and the folder it is kept in."""
