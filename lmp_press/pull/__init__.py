"""What somebody changed in Word goes home: into the region file, or onto a list.

A returned file is laid beside the release as it was generated. Whatever differs inside a blank is
tried as a value: it counts when the release that is filled with it has the edited file's words.
"""
