"""Who: areas, organisations, staff, roles, teams, enrolled phones, sign-in, the gate, and who saw what."""
