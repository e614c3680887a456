"""Finished releases read back, one format a file: text or bytes → Release."""
