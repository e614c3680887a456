"""The door: what a word stands for, and what is done with one release, for commands and Python.

`docs/python.md` has what is stable of it; whoever asks for something gets it, or an error that says
why not in a sentence.
"""
