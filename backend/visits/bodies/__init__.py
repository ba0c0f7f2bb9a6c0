"""What a statement of each kind must say, and the types of what it then holds."""
