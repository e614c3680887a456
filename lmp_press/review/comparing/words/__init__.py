"""What became of the words of paragraphs that belong together."""
