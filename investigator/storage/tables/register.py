"""The tables of the register, which may be made anew from the ledgers."""

_FIRST = """
CREATE TABLE case_line (
    file TEXT PRIMARY KEY, ref TEXT, title TEXT, school TEXT, respondent TEXT, stage TEXT,
    closed INTEGER NOT NULL DEFAULT 0, safeguarding INTEGER NOT NULL DEFAULT 0,
    next_due TEXT NOT NULL DEFAULT '~', next_what TEXT,
    seq INTEGER NOT NULL DEFAULT 0, head TEXT,
    latest INTEGER NOT NULL DEFAULT 0, folded TEXT NOT NULL DEFAULT '',
    open INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX case_ref ON case_line (ref) WHERE ref IS NOT NULL;
CREATE INDEX case_due ON case_line (closed, next_due, ref);
"""

SCRIPTS: dict[str, str] = {"0001_register": _FIRST}
"""By name, in order. A released script never changes; another is added."""
