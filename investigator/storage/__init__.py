"""The only SQL, and the keeper of keys."""
