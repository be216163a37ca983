"""Facts to bytes and back."""
