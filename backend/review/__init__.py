"""What people make of doubts: who looks into a visit, what its team says first, what is decided and learned.

The checks propose; nothing here decides by itself. Those concerned see the same findings and answer before
anybody decides; whoever decides was not there and is of no team that was; only a doubt that was upheld stands
in anybody's record. A random part of each month's visits is called back, drawn so that nobody chooses, and
tells how often each check troubles honest people.
"""
