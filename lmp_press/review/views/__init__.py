"""A review as text: on a terminal, as JSON, as CriticMarkup."""
