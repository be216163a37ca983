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

_COPIES = """
CREATE TABLE copy_outside (
    file TEXT NOT NULL, seq INTEGER NOT NULL, kind TEXT NOT NULL, place TEXT NOT NULL,
    sha256 TEXT NOT NULL, size INTEGER NOT NULL, exhibit TEXT NOT NULL,
    made INTEGER NOT NULL, PRIMARY KEY (file, seq)
) STRICT;
"""

_DRAFTS = """
CREATE TABLE draft (
    file TEXT NOT NULL, form TEXT NOT NULL, title TEXT NOT NULL, kept INTEGER NOT NULL,
    body TEXT NOT NULL, PRIMARY KEY (file, form)
) STRICT;
"""

SCRIPTS: dict[str, str] = {
    "0001_register": _FIRST,
    "0002_copies": _COPIES,
    "0003_drafts": _DRAFTS,
}
"""By name, in order. A released script never changes; another is added."""
