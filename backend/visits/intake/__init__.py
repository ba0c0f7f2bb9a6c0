"""The way in: each statement through the numbered steps of `verification`, then kept or quarantined."""
