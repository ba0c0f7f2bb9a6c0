"""The rules in force on a day, as versioned data and pure functions: permissions, teams, distances, codes."""
