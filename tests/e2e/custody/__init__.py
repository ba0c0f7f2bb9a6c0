"""No record is ever lost: what happens to phones, networks and servers, and what is there afterwards."""
