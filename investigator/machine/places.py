"""Where things are kept on this machine: by the platform's own rules and nothing else."""

from pathlib import Path

import platformdirs

_NAME = "investigator"


def vault_folder() -> Path:
    """The vault, unless a person or the settings name another folder."""
    return _data() / "vault"


def practice_vault_folder() -> Path:
    """The vault with the sample cases, always apart from the real one."""
    return _data() / "practice"


def settings_file() -> Path:
    """The preferences of one laptop."""
    return platformdirs.user_config_path(_NAME, appauthor=False) / "settings.toml"


def font_cache_folder() -> Path:
    """What fontconfig keeps, and the child processes' temporary files."""
    return platformdirs.user_cache_path(_NAME, appauthor=False) / "fonts"


def crash_folder() -> Path:
    """Where a fault is described, without any value from a case."""
    return platformdirs.user_state_path(_NAME, appauthor=False) / "crashes"


def _data() -> Path:
    return platformdirs.user_data_path(_NAME, appauthor=False)
