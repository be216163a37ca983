"""Encrypted case files for suspected breaches of a staff social media policy."""

__version__ = "0.1.0"
