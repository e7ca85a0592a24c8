"""What the bylaws say, as a value that can be checked and run."""

from goodstanding.rulebook.from_bylaws import (
    examine,
    from_text,
    from_texts,
    read_rulebook,
)
from goodstanding.rulebook.model import Ground, Rulebook

__all__ = ["Ground", "Rulebook", "examine", "from_text", "from_texts", "read_rulebook"]
