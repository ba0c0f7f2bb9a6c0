"""`make bench`: speed, always as a ratio against something simpler measured in the same run."""
