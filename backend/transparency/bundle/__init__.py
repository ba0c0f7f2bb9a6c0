"""A visit in one file that anyone can check with no server and no database; pure.

``archive``  the file itself: a plain zip, byte for byte determined by what is in it
``layout``   which files are in it, and the signed MANIFEST over all of them
``check``    the numbered verification
"""
