"""The output folder: what is in it, what the program wrote there, and how a file gets in.

Paths and bytes only; the store knows no format and no field.
"""
