"""Stories of the field, told end to end against the API: phones, statements, evidence, pages."""
