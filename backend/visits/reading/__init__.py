"""Pure: the statements of a visit and the facts beside them in; who was there and what it proves out."""
