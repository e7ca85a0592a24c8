from goodstanding.roll.found import Found, literal, name


def a_table(*parts):
    return Found(table="dues", parts=parts, query="", types={})


def test_rows_are_told_by_file_and_number():
    found = a_table("dues/a.parquet", "dues/b.parquet")

    assert found.place((0, 3)) == "dues/a.parquet, row 3"
    assert found.place((0, 3), (0, 9)) == "dues/a.parquet, rows 3 and 9"
    assert found.place((0, 3), (1, 1)) == "dues/a.parquet, row 3; dues/b.parquet, row 1"


def test_a_table_of_one_file_is_called_as_its_file():
    assert a_table("dues.csv").shown == "dues.csv"
    assert a_table("dues/a.parquet", "dues/b.parquet").shown == "dues"


def test_names_and_texts_cannot_leave_their_place_in_a_query():
    assert name('a"; DROP') == '"a""; DROP"'
    assert literal("O'Neill") == "'O''Neill'"
