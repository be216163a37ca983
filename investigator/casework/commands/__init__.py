"""What can be wanted: one module a noun, frozen values."""
