"""Reads visits out of statements: who was there, how strongly that is supported, what the visit proves.

Phones send statements in any order. `intake` checks each in numbered steps and hands it to the log;
`projection` rebuilds the whole visit from all its statements, so the order never matters and nothing is
ever edited. Pure modules: shapes, location, timeline, bracket, handshakes, signals, grades, verdicts,
reasons, projection.
"""
