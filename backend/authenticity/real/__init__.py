"""The same checks for real visits: facts from statements, evidence and register, and what was found, kept.

A visit's facts are read out of its statements once (`reading`), put away sealed beside keys by which others
find them (`traces`), compared with the county (`looking`), judged, and what the checks said is added to the
tables (`judging`). Nothing here decides anything about a visit; that is pure, and lies one room above.
"""
