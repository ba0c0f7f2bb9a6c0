"""A workbook that a stranger may have made: opened without trust, read as a stream. Pure.

openpyxl writes our own workbooks; for reading it holds too much in memory and does not tell a streamed cell's
apostrophe, a hidden row or a merged cell, all of which a person must hear of.
"""
