"""So many of several truths: the whole table, and the query beside it."""

from itertools import combinations, product

import duckdb
import pytest

from goodstanding.assessment.to_sql import truths
from goodstanding.assessment.truth import (
    NO,
    YES,
    Lack,
    Reason,
    Truth,
    Twice,
    at_least,
    both,
    unknown,
)

RECORD = unknown(Reason(Lack.RECORD, "the record of dues"))
FINDING = unknown(Reason(Lack.FINDING, "the board, whether hardship"))
NUMBERS = range(-1, 5)
THREE = list(product((NO, RECORD, FINDING, YES), repeat=3))


def read_each_way(number, values):
    """What is so whichever way each unknown one turns out."""
    ways = [{value.must, value.may} for value in values]
    counts = {sum(way) >= number for way in product(*ways)}
    return Truth(must=all(counts), may=any(counts))


@pytest.mark.parametrize("values", THREE)
def test_so_many_are_so_if_they_are_whichever_way_the_unknown_ones_turn_out(values):
    for number in NUMBERS:
        expected = read_each_way(number, values)
        found = at_least(number, [both(value) for value in values]).now

        assert (expected.must, expected.may) == (found.must, found.may)
        assert bool(found.reasons) == (found.may and not found.must)


@pytest.mark.parametrize("values", THREE)
def test_one_of_them_is_or_and_all_of_them_is_and(values):
    a, b, c = map(both, values)

    assert (a | b | c) == at_least(1, [a, b, c])
    assert (a & b & c) == at_least(3, [a, b, c])


@pytest.mark.parametrize("values", THREE)
def test_two_of_three_is_what_it_says_written_out(values):
    a, b, c = map(both, values)
    written_out = (a & b) | (a & c) | (b & c)
    found = at_least(2, [a, b, c])

    assert written_out.answer is found.answer
    assert (~written_out).answer is (~found).answer


def test_now_and_later_are_counted_apart():
    curable, met = Twice(YES, NO), Twice(YES, YES)

    assert Twice(YES, NO) == at_least(2, [curable, met, both(NO)])
    assert Twice(YES, YES) == at_least(2, [curable, met, met])


@pytest.mark.parametrize("number", NUMBERS)
def test_the_query_counts_as_the_definition_does(number):
    con = duckdb.connect()
    for values in product(("TRUE", "FALSE", "x", "y", "z"), repeat=3):
        for x, y, z in product((True, False), repeat=3):
            scope = {"TRUE": True, "FALSE": False, "x": x, "y": y, "z": z}
            text = truths.so_many(number, values)
            if text in ("TRUE", "FALSE"):
                found = text == "TRUE"
            elif (x, y, z) in ((True, False, False), (True, True, False)):
                found = con.execute(
                    f"SELECT {text} FROM (SELECT {x} AS x, {y} AS y, {z} AS z)"
                ).fetchone()[0]
            else:
                continue

            assert (sum(scope[value] for value in values) >= number) == found


def test_a_record_that_cannot_matter_is_not_asked_for():
    yes, no = truths.known("TRUE"), truths.known("FALSE")
    lacking = truths.lacking("x", "y")

    assert truths.at_least(1, [yes, lacking]).lacks_record == "FALSE"
    assert truths.at_least(2, [no, lacking]).lacks_record == "FALSE"
    assert [both(NO), both(YES)] == [at_least(n, [both(YES), both(NO)]) for n in (2, 1)]


def test_every_pair_of_three_is_enough_for_two():
    for chosen in combinations(range(3), 2):
        values = [both(YES if n in chosen else NO) for n in range(3)]

        assert at_least(2, values) == both(YES)
