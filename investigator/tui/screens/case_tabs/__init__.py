"""The parts of the case workspace, one pane a file."""
