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

# What was put right may go, and nothing else: the entry that says so comes first, in the
# same transaction, and names each entry whose words are destroyed.
_PUT_RIGHT = """
CREATE TABLE destroyed (
    seq INTEGER PRIMARY KEY REFERENCES entry (seq),
    by_seq INTEGER NOT NULL REFERENCES entry (seq)
) STRICT;
CREATE TABLE let_go (
    kept INTEGER PRIMARY KEY, by_seq INTEGER NOT NULL REFERENCES entry (seq)
) STRICT;
CREATE TABLE unfinished (id INTEGER PRIMARY KEY CHECK (id = 1), what TEXT NOT NULL) STRICT;
CREATE TRIGGER destroyed_is_told BEFORE INSERT ON destroyed
WHEN new.seq >= new.by_seq OR NOT EXISTS (
    SELECT 1 FROM entry JOIN payload USING (seq),
        json_each(CAST(payload.body AS TEXT), '$.fact.entries') AS named
    WHERE entry.seq = new.by_seq AND entry.kind = 'put_right' AND named.value = new.seq
)
BEGIN SELECT raise(ABORT, 'no entry says that this one was put right'); END;
CREATE TRIGGER destroyed_stays BEFORE UPDATE ON destroyed
BEGIN SELECT raise(ABORT, 'what was destroyed stays told'); END;
CREATE TRIGGER destroyed_remains BEFORE DELETE ON destroyed
BEGIN SELECT raise(ABORT, 'what was destroyed stays told'); END;
CREATE TRIGGER let_go_is_told BEFORE INSERT ON let_go
WHEN NOT EXISTS (
    SELECT 1 FROM entry WHERE seq = new.by_seq AND kind = 'put_right'
        AND seq = (SELECT max(seq) FROM entry)
) OR EXISTS (
    SELECT 1 FROM entry JOIN payload USING (seq) JOIN kept ON kept.id = new.kept
    WHERE entry.kind = 'exhibit_admitted'
        AND instr(CAST(payload.body AS TEXT), kept.sha256) > 0
)
BEGIN SELECT raise(ABORT, 'bytes stay as long as an exhibit is made of them'); END;
DROP TRIGGER payload_remains;
CREATE TRIGGER payload_remains BEFORE DELETE ON payload
WHEN NOT EXISTS (SELECT 1 FROM destroyed WHERE seq = old.seq)
BEGIN SELECT raise(ABORT, 'a payload is not deleted'); END;
CREATE TRIGGER payload_comes_once BEFORE INSERT ON payload
WHEN EXISTS (SELECT 1 FROM destroyed WHERE seq = new.seq)
BEGIN SELECT raise(ABORT, 'what was destroyed does not come back'); END;
DROP TRIGGER kept_remains;
CREATE TRIGGER kept_remains BEFORE DELETE ON kept
WHEN old.sealed = 1 AND NOT EXISTS (SELECT 1 FROM let_go WHERE kept = old.id)
BEGIN SELECT raise(ABORT, 'sealed bytes are not deleted'); END;
DROP TRIGGER chunk_remains;
CREATE TRIGGER chunk_remains BEFORE DELETE ON chunk
WHEN (SELECT sealed FROM kept WHERE id = old.kept) = 1
    AND NOT EXISTS (SELECT 1 FROM let_go WHERE kept = old.kept)
BEGIN SELECT raise(ABORT, 'sealed bytes are not deleted'); END;
"""

SCRIPTS: dict[str, str] = {"0001_ledger": _FIRST, "0002_put_right": _PUT_RIGHT}
"""By name, in order. A released script never changes; another is added."""
