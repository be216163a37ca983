"""The same commands for scripts, screen readers and tests."""
