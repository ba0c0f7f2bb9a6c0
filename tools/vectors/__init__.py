"""Writes tests/vectors/*.json, which pytest and Vitest both read: one truth for two languages.

    python -m tools.vectors            writes them
    python -m tools.vectors --check    fails if a committed one differs

Every key and signature is deterministic (RFC 6979, RFC 8032), so the files change only when a format does.
"""
