-- The newest rows of the log, few enough to share a handful of pages. Each row of the log goes here first; when many have gathered they
-- move into log together, in its order: an active stream's page there is then written once for many appends, not for each.
CREATE TABLE log_recent (
    stream   INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    record   INTEGER NOT NULL,
    PRIMARY KEY (stream, sequence)
) STRICT, WITHOUT ROWID;
