"""Who: areas, organisations, staff and their roles, teams, enrolled phones, sign-in, the gate, who saw what."""
