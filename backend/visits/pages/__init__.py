"""The way out: lists, one visit on one page and as a file, as far as the reader may see."""
