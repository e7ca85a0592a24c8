"""The roll: who belongs, what they owed and what they did.

`open_roll` reads one, `made_up` writes one for trying things out.  The engine is
loaded when one of them is called, and not before.
"""

from goodstanding.roll.completeness import Completeness, Kept
from goodstanding.roll.load import open_roll
from goodstanding.roll.made_up import Form, Plan, made_up
from goodstanding.roll.record import Record
from goodstanding.roll.roll import Roll

__all__ = [
    "Completeness",
    "Form",
    "Kept",
    "Plan",
    "Record",
    "Roll",
    "made_up",
    "open_roll",
]
