"""For an outsider who wrote down heads of the log: whether today's log still begins with every one of them.

`heads` reads what was written down, `judge` compares, and a `source` gives today's head and proofs: a server
by its address (`web`), a bundle (`filed`) or the database. Only hashes are asked for, and nobody is believed.
"""
