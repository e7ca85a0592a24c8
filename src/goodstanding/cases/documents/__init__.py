"""Documents of a case, filled in from it: to be looked at by people, who send them.

What the case does not say stands as a blank.  Nothing here sends anything.
"""

from goodstanding.cases.documents.document import Document, html_of
from goodstanding.cases.documents.facts import Kind, Known
from goodstanding.cases.documents.words import Language

__all__ = ["Document", "Kind", "Known", "Language", "html_of"]
