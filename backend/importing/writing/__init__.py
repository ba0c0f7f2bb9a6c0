"""Writing down what was found good: through the services of the rooms that own it."""
