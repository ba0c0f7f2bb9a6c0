"""What was read, compared with what is here: areas, organisations, people, and what else the file brings."""
