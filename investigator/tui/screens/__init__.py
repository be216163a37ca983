"""Whole workspaces."""
