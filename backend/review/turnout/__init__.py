"""A team's place that mostly stayed empty (A-20): told to the head of whose it is, who answers once."""
