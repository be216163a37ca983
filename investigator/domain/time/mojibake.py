"""Text of Facebook and Instagram archives, whose bytes became letters, put right."""


def mended(text: str) -> str:
    """The text as it was meant; text that is already right is left alone.

    The archives write each byte of UTF-8 as a letter of its own (Stack Overflow 50008296).
    Right text with an accent is not UTF-8 when taken as bytes, so it cannot be changed.
    """
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text
