from goodstanding.roll.columns import COLUMNS, Column, Kind


def test_a_column_is_read_off_the_class_of_its_table():
    late = Column(name="late", kind=Kind.YES_NO, required=False, empty="False")
    present = Column(name="present", kind=Kind.SHARE, required=False, empty="1")
    member = Column(name="member_id", kind=Kind.TEXT, required=True)
    day = Column(name="recorded_on", kind=Kind.DAY, required=False)
    occasion = Column(name="occasion_id", kind=Kind.TEXT, required=True)

    assert COLUMNS["attendance"] == (member, occasion, present, late, day)


def test_a_column_of_words_knows_them():
    words = {
        column.name: column.words
        for columns in COLUMNS.values()
        for column in columns
        if column.words
    }

    assert words == {
        "departure": (
            *("resigned", "removed", "died"),
            *("transferred", "suspended", "other"),
        ),
        "kind": ("reached", "sought", "returned", "silent"),
    }
