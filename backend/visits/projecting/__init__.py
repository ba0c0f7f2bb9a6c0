"""From statements to rows: gathers what a visit is read from, writes what was read, and compares later."""
