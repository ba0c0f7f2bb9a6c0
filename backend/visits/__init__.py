"""Reads visits out of statements: who was there, how strongly that is supported, what the visit proves.

Phones send statements in any order. `intake` checks each in numbered steps and hands it to the log;
`projecting` rebuilds the whole visit from all its statements, so the order never matters and nothing is
ever edited. The rooms inside, each using only those below it:

    intake      the way in, and the quarantine of what cannot be accepted
    pages       the way out: lists, one visit on one page, a visit as a file
    projecting  gathers statements and facts, writes what they tell as rows, reads them anew to compare
    reading     pure: statements in, the visit out
    bodies      what a statement of each kind must say
"""
