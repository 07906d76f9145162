-- Marks the file as Bayou's, so that another program's database is never taken for one ("BAYU").
PRAGMA application_id = 1111578965;

-- A stream's name is written once; everything else holds its number.
CREATE TABLE stream (
    id     INTEGER PRIMARY KEY,
    name   TEXT NOT NULL UNIQUE,
    parent TEXT
) STRICT;

CREATE UNIQUE INDEX stream_by_parent ON stream (parent, name) WHERE parent IS NOT NULL;

-- Bodies in the order of their arrival: an append touches the right edge only, whatever streams it goes to.
CREATE TABLE record (
    id       INTEGER PRIMARY KEY,
    stream   INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    body     BLOB NOT NULL
) STRICT;

-- The log proper, and the fence against stale writers: what a stream consists of. A record without a row here is dead.
CREATE TABLE log (
    stream   INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    record   INTEGER NOT NULL,
    PRIMARY KEY (stream, sequence)
) STRICT, WITHOUT ROWID;

-- How far the sweep over dead records has come.
CREATE TABLE sweep (
    id       INTEGER PRIMARY KEY CHECK (id = 1),
    position INTEGER NOT NULL
) STRICT;

INSERT INTO sweep (id, position) VALUES (1, 0);

CREATE TABLE snapshot (
    stream   INTEGER PRIMARY KEY,
    sequence INTEGER NOT NULL,
    body     BLOB NOT NULL
) STRICT;

CREATE TABLE metric_chunk (
    stream        INTEGER NOT NULL,
    key           TEXT NOT NULL,
    number        INTEGER NOT NULL,
    count         INTEGER NOT NULL,
    min_step      INTEGER NOT NULL,
    max_step      INTEGER NOT NULL,
    min_timestamp INTEGER NOT NULL,
    max_timestamp INTEGER NOT NULL,
    body          BLOB NOT NULL,
    PRIMARY KEY (stream, key, number)
) STRICT, WITHOUT ROWID;
