"""Many phones after days without a network, over a line that loses answers, to a server that is killed.

What must come of it: nothing lost, nothing twice, and a log that holds (`DESIGN.md` §6).
"""
