"""What the tests stand on: workspaces, runs of the command, releases, outside programs."""
