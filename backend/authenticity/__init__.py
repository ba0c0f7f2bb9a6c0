"""Whether a visit can be believed: small questions asked of facts, and a rule that a person can read."""
