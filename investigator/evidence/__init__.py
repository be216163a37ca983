"""Reads what is handed in, in a limited child process."""
