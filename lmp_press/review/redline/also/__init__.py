"""What else NEW's own Word file shows, marked in a redline once its words are: what `also differs`.

Formats, fields, objects, controls, comments, paragraphs without words and how pages are set: each
is a tracked change where Word has one for it, and accepting it gives what NEW's file shows.
"""
