"""The text of the bylaws, article by article."""

from goodstanding.bylaws.article import Block, Bylaws, Line, Place
from goodstanding.bylaws.from_markdown import from_markdown, read_bylaws

__all__ = ["Block", "Bylaws", "Line", "Place", "from_markdown", "read_bylaws"]
