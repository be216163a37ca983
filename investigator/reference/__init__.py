"""Facts that a trust or the state publishes, as dated data."""
