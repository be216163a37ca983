"""A field for a passphrase or a recovery key: never echoed, kept or brought back."""

from textual.widgets import Input

from investigator.tui.widgets.form import Field


class SecretField(Field):
    """What is typed here stays in the field; no draft of a form holds it.

    The field's id is `asked-` and its name, the line's own the name alone.
    """

    def __init__(
        self, label: str, *, name: str, hint: str = "", kind: type[Input] = Input
    ) -> None:
        self.input = kind(password=True, id=name)
        super().__init__(label, self.input, hint=hint, id=f"asked-{name}")

    @property
    def value(self) -> str:
        """What is typed, as it is typed."""
        return self.input.value

    def written(self) -> str:
        """Nothing: a secret is not kept."""
        return ""

    def write(self, text: str) -> None:
        """Nothing was kept, so nothing comes back."""
        del text
