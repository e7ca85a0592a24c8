"""What the words of the command line mean in a case: votes, lengths, outcomes."""

from __future__ import annotations

import re

from msgspec import Struct

from goodstanding.cases.event import Ballot
from goodstanding.cases.moves import Kind
from goodstanding.cli.words import Outcome
from goodstanding.dates import Length, Unit
from goodstanding.problems import Problem, Refused

LENGTH = re.compile(rf"(\d{{1,4}}) ({'|'.join(Unit)})s?")
OUTCOMES = {
    Outcome.LIFTED: Kind.LIFT,
    Outcome.UNCHANGED: Kind.RUN_OUT,
    Outcome.CLOSED: Kind.CLOSE,
}


class Counted(Struct, frozen=True, kw_only=True):
    """A vote as it was typed: what was not is None."""

    entitled: int | None = None
    present: int | None = None
    ayes: int | None = None
    noes: int | None = None
    abstentions: int | None = None
    written: int | None = None
    in_office: int | None = None
    holders: int | None = None

    def ballot(self) -> Ballot | None:
        """The vote; None: nobody counted anything.

        Raises:
            Refused: those entitled, those present, the ayes or the noes are not given.
        """
        given = [getattr(self, name) for name in self.__struct_fields__]
        if all(number is None for number in given):
            return None
        numbers = (self.entitled, self.present, self.ayes, self.noes)
        entitled, present, ayes, noes = numbers
        if entitled is None or present is None or ayes is None or noes is None:
            names = ("--entitled", "--present", "--ayes", "--noes")
            lacking = [n for n, v in zip(names, numbers, strict=True) if v is None]
            raise Refused(_wrong("the vote is not counted in full", lacking))
        return Ballot(
            entitled=entitled,
            present=present,
            ayes=ayes,
            noes=noes,
            abstentions=self.abstentions or 0,
            written=self.written or 0,
            in_office=self.in_office,
            holders=self.holders,
        )


def _wrong(what: str, lacking: list[str]) -> Problem:
    options = " and ".join(lacking)
    return Problem(
        code="cli.E012", what=what, where=options, do=f"add {options}, each a number"
    )


def read_length(text: str) -> Length:
    """The length that `text` names.

    Raises:
        Refused: it names none.

    Example:
        >>> str(read_length("6 months")), str(read_length("1 year"))
        ('6 months', '1 year')
    """
    found = LENGTH.fullmatch(text.strip().lower())
    if found is None or not int(found[1]):
        raise Refused(
            Problem(
                code="cli.E013",
                what=f'"{text}" is not a length of time',
                where="--length",
                do="write a number and a unit, as in `6 months` or `14 days`",
            )
        )
    return Length(int(found[1]), Unit(found[2]))
