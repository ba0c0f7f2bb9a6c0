"""From cells to values, or to faults that say where, what and what would be right. Pure."""
