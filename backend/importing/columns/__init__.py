"""What belongs in which sheet: headings, kinds of content, code lists, what to say about them. Pure."""
