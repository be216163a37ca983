"""The operating system and cryptography; knows none of our nouns."""
