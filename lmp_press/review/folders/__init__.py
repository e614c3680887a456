"""Two folders of releases, reviewed file by file."""
