"""A fictitious county, and phones that make real statements in it. Every person and place is invented."""
