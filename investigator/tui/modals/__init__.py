"""One question each; the answer is a command."""
