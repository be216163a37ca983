"""How long a recording lasts, as a sentence."""

_MINUTE, _HOUR = 60, 3600
_NONSENSE = 1_000 * _HOUR


def lasts(seconds: float) -> str:
    """Rounded to a second, below one to a tenth; empty where it makes no sense."""
    if not 0 < seconds < _NONSENSE:
        return ""
    if seconds < 1:
        return f"It lasts {max(round(seconds, 1), 0.1)} s."
    whole = round(seconds)
    parts = ((whole // _HOUR, "h"), (whole // _MINUTE % 60, "min"), (whole % 60, "s"))
    return f"It lasts {' '.join(f'{much} {unit}' for much, unit in parts if much)}."
