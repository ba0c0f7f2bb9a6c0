"""Lianfang 联访: joint home visits that can be believed."""
