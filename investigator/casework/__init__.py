"""Does everything a person can do: one door, perform(desk, command)."""
