"""Photos and pen strokes by content hash: received once, sealed for the person visited, never changed."""
