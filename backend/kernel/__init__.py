"""Shared words that know no slice: database, errors, the HTTP edge, time, identity, keys, vault, jobs."""
