"""Half-filled forms: kept as they are typed, brought back, forgotten when they were sent.

These are questions to the desk and no commands: nothing of a draft is ever on the record.
A vault that is locked by now keeps nothing and forgets nothing.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from investigator.domain.errors import Refused
from investigator.domain.instant import LONDON, Instant
from investigator.storage.drafts import DraftLine

if TYPE_CHECKING:
    from investigator.casework.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class FormName:
    """Which form it is.

    `case` is a reference, empty where the form belongs to no case. `form` names the
    question, `about` what it is asked of, such as an exhibit's number.
    """

    form: str
    case: str = ""
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What stands in a form, by the names of its fields, and when it was kept."""

    name: FormName
    title: str
    at: Instant
    fields: Mapping[str, str] = field(repr=False)


def keep_draft(desk: "Desk", name: FormName, title: str, fields: Mapping[str, str]) -> None:
    """Keeps what was typed; in the encrypted register, never in a file of its own."""
    file = _file(desk, name)
    if file is not None:
        desk.vault.register.drafts.keep(
            DraftLine(
                file=file,
                form=_form(name),
                title=title,
                kept=desk.now().at,
                body=json.dumps(dict(fields), ensure_ascii=False),
            )
        )


def forget_draft(desk: "Desk", name: FormName) -> None:
    """It was sent, or thrown away."""
    file = _file(desk, name)
    if file is not None:
        desk.vault.register.drafts.forget(file, _form(name))


def draft_of(desk: "Desk", name: FormName) -> Draft | None:
    """What was typed in this form before, if anything."""
    file = _file(desk, name)
    if file is None:
        return None
    line = desk.vault.register.drafts.of(file, _form(name))
    return None if line is None else _draft(line, name)


def drafts(desk: "Desk") -> tuple[Draft, ...]:
    """Every half-filled form, the newest first."""
    found = []
    for line in desk.vault.register.drafts.all():
        known = desk.vault.register.of_file(line.file) if line.file else None
        if line.file and known is None:
            continue  # its case is being read again, or never came to be
        form, *about = json.loads(line.form)
        name = FormName(form=form, case=known.ref if known else "", about=tuple(about))
        found.append(_draft(line, name))
    return tuple(found)


def _draft(line: DraftLine, name: FormName) -> Draft:
    return Draft(
        name=name,
        title=line.title,
        at=Instant(line.kept, LONDON),
        fields=json.loads(line.body),
    )


def _file(desk: "Desk", name: FormName) -> str | None:
    """The case's file, empty for no case; None where nothing can be kept for it."""
    if not desk.unlocked:
        return None
    if not name.case:
        return ""
    try:
        return desk.vault.register.find(name.case).file
    except Refused:
        return None


def _form(name: FormName) -> str:
    return json.dumps((name.form, *name.about), ensure_ascii=False)
