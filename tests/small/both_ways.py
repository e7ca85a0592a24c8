"""One question asked both ways: of the definition, and of the query."""

from goodstanding.assessment import on_duckdb, reference
from goodstanding.assessment.asked import Asked
from goodstanding.assessment.to_sql.answers import compile_rulebook
from goodstanding.terms import Answer


def by_definition(rulebook, record, on, name):
    """What the definition says of one ground: the answer, and whether it comes near."""
    asked, ground = Asked(rulebook, record, on), rulebook.grounds[name]
    return reference.answer(asked, ground), reference.near(asked, ground)


def by_query(con, rulebook, on):
    """The rulebook compiled, and what the query says of a member and a ground.

    None, where it leaves the ground, or this member, to the definition.
    """
    compiled = compile_rulebook(rulebook, on)
    on_duckdb.pack(con, compiled)
    told = {each.member_id: each for each in on_duckdb.answers(con, rulebook, on)}

    def answer(member, name):
        found = told.get(member)
        if name in compiled.left or (found and name in found.open):
            return None
        return (
            (found.answer(name), name in found.near)
            if found
            else (Answer.NOT_MET, False)
        )

    return compiled, answer
