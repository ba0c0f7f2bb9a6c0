"""Shared words that know no slice: settings in use, database, errors, HTTP edge, time, identity, keys, jobs."""
