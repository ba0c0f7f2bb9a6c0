"""Deployment profiles as files: `NATIONAL.json` is whole, the others say only where they differ from it."""
