"""What `lianfang COMMAND` does: a few words over a service each, what it takes written beside it."""
