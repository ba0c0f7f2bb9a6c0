"""Writing down what somebody kept in Excel: areas, organisations, staff, teams, people visited.

`workbook` opens the file carefully, `columns` says what belongs in which sheet, `reading` turns cells into
values or faults, `checking` compares with what is here already, `writing` writes it down. The same pass makes
the dry run and the import: what was reported is what happens.
"""
