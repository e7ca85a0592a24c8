"""The words the whole system shares.  One word per thing, one thing per word."""

from enum import StrEnum


class State(StrEnum):
    """What may be said of one point of a series: a period, an occasion, a task."""

    DONE = "done"
    EXCUSED = "excused"
    UNKNOWN = "unknown"
    OPEN = "open"
    MISSED = "missed"


class Letter(StrEnum):
    """What an excused or a cancelled point does to a count.

    `ENDS_RUN` leaves the point standing: it ends a run and stays in the base of a
    share, being neither done nor missed.
    """

    ENDS_RUN = "ends a run"
    LEFT_OUT = "is left out"
    COUNTS_DONE = "counts as done"
    COUNTS_MISSED = "counts as missed"


class Answer(StrEnum):
    """The five answers to a ground, for a member on a day."""

    NOT_MET = "not met"
    DATA_MISSING = "data missing"
    NEEDS_FINDING = "needs a finding"
    STILL_CURABLE = "still curable"
    MET = "met"
