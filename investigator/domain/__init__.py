"""Decides: frozen values and pure rules; no clock, file or database."""
