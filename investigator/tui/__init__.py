"""Shows and asks, in the terminal."""
