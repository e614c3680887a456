"""Why two releases differ: their data, their templates, or somebody's hand."""
