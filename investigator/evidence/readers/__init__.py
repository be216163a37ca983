"""Readers of single formats; used only inside the child process."""
