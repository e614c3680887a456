"""Two releases compared: paragraphs first, then words, then formats."""
