"""The tables of a ledger: a case file, or the trust's own.

Triggers keep an honest program honest; what proves is the chain and the signatures.
"""

_FIRST = """
CREATE TABLE entry (
    seq INTEGER PRIMARY KEY, prev BLOB NOT NULL, kind TEXT NOT NULL,
    version INTEGER NOT NULL, number TEXT NOT NULL, wall INTEGER NOT NULL,
    boot INTEGER NOT NULL, boot_id TEXT NOT NULL, zone TEXT NOT NULL, synchronised INTEGER,
    key TEXT NOT NULL, commitment BLOB NOT NULL, hash BLOB NOT NULL, signature BLOB NOT NULL
) STRICT;
CREATE TABLE payload (
    seq INTEGER PRIMARY KEY REFERENCES entry (seq), salt BLOB NOT NULL, body BLOB NOT NULL
) STRICT;
CREATE TABLE kept (
    id INTEGER PRIMARY KEY, sha256 TEXT, size INTEGER NOT NULL DEFAULT 0,
    sealed INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX kept_sha256 ON kept (sha256) WHERE sealed = 1;
CREATE TABLE chunk (
    kept INTEGER NOT NULL REFERENCES kept (id), n INTEGER NOT NULL, body BLOB NOT NULL,
    sha256 BLOB NOT NULL, PRIMARY KEY (kept, n)
) STRICT;
CREATE TABLE envelope (id INTEGER PRIMARY KEY CHECK (id = 1), body BLOB NOT NULL) STRICT;
CREATE TRIGGER entry_follows BEFORE INSERT ON entry
WHEN new.seq > 1 AND new.prev IS NOT (SELECT hash FROM entry WHERE seq = new.seq - 1)
BEGIN SELECT raise(ABORT, 'an entry follows the one before it'); END;
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN SELECT raise(ABORT, 'an entry never changes'); END;
CREATE TRIGGER entry_remains BEFORE DELETE ON entry
BEGIN SELECT raise(ABORT, 'an entry is never deleted'); END;
CREATE TRIGGER payload_stays BEFORE UPDATE ON payload
BEGIN SELECT raise(ABORT, 'a payload never changes'); END;
CREATE TRIGGER payload_remains BEFORE DELETE ON payload
BEGIN SELECT raise(ABORT, 'a payload is not deleted'); END;
CREATE TRIGGER kept_stays BEFORE UPDATE ON kept WHEN old.sealed = 1
BEGIN SELECT raise(ABORT, 'sealed bytes never change'); END;
CREATE TRIGGER kept_remains BEFORE DELETE ON kept WHEN old.sealed = 1
BEGIN SELECT raise(ABORT, 'sealed bytes are not deleted'); END;
CREATE TRIGGER chunk_stays BEFORE UPDATE ON chunk
BEGIN SELECT raise(ABORT, 'sealed bytes never change'); END;
CREATE TRIGGER chunk_remains BEFORE DELETE ON chunk
WHEN (SELECT sealed FROM kept WHERE id = old.kept) = 1
BEGIN SELECT raise(ABORT, 'sealed bytes are not deleted'); END;
CREATE TRIGGER chunk_is_new BEFORE INSERT ON chunk
WHEN (SELECT sealed FROM kept WHERE id = new.kept) = 1
BEGIN SELECT raise(ABORT, 'sealed bytes never change'); END;
"""

SCRIPTS: dict[str, str] = {"0001_ledger": _FIRST}
"""By name, in order. A released script never changes; another is added."""
