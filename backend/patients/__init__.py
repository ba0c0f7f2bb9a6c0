"""The people visited: who they are and where they live, sealed under a key of their own."""
