"""Which paragraphs of two releases belong together."""
