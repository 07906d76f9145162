-- Names compare by their bytes (collation "C"): the same order as in SQLite, and the fastest.
-- Bodies are stored as they come (EXTERNAL): those that are worth compressing are compact already.

CREATE TABLE bayou.log (
    stream   text COLLATE "C" NOT NULL,
    sequence bigint NOT NULL,
    body     bytea NOT NULL,
    PRIMARY KEY (stream, sequence)
);
ALTER TABLE bayou.log ALTER COLUMN body SET STORAGE EXTERNAL;

-- The streams that can be found by their parent.
CREATE TABLE bayou.stream (
    parent text COLLATE "C" NOT NULL,
    name   text COLLATE "C" NOT NULL,
    PRIMARY KEY (parent, name)
);

CREATE TABLE bayou.snapshot (
    stream   text COLLATE "C" PRIMARY KEY,
    sequence bigint NOT NULL,
    body     bytea NOT NULL
);
ALTER TABLE bayou.snapshot ALTER COLUMN body SET STORAGE EXTERNAL;

CREATE TABLE bayou.metric_chunk (
    stream        text COLLATE "C" NOT NULL,
    key           text COLLATE "C" NOT NULL,
    number        integer NOT NULL,
    count         integer NOT NULL,
    min_step      bigint NOT NULL,
    max_step      bigint NOT NULL,
    min_timestamp bigint NOT NULL,
    max_timestamp bigint NOT NULL,
    body          bytea NOT NULL,
    PRIMARY KEY (stream, key, number)
);
ALTER TABLE bayou.metric_chunk ALTER COLUMN body SET STORAGE EXTERNAL;

-- What fits twice into a page stays in its row: a body elsewhere takes two more look-ups to read.
ALTER TABLE bayou.log SET (toast_tuple_target = 4080);
ALTER TABLE bayou.snapshot SET (toast_tuple_target = 4080);

-- Appended to and deleted from all the time: vacuum early, so that dead rows stay few.
ALTER TABLE bayou.log SET (autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_insert_scale_factor = 0.5);

-- A commit is answered when it is on disk, whatever the role, the database or a connection pooler in between has set.
CREATE FUNCTION bayou.require_durable_commit() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('synchronous_commit') NOT IN ('on', 'remote_apply') THEN
        PERFORM set_config('synchronous_commit', 'on', true);
    END IF;
END $$;

-- Appends the records of many streams, all or none. Returns the streams that have moved on, in which case it has written nothing.
-- The arrays starting with "head" have an element for each stream, sorted by name: the sequence of its first record and its parent, or null.
-- The others have an element for each record, sorted by stream and sequence, so that two writers never wait for each other in a circle.
-- Fails with unique_violation or serialization_failure when another writer appends to one of the streams at the same moment.
-- Must run at isolation level read committed: each statement has to see what was committed before it.
CREATE FUNCTION bayou.append_records(
    head_streams text[], head_sequences bigint[], head_parents text[],
    record_streams text[], record_sequences bigint[], record_bodies bytea[])
RETURNS SETOF text LANGUAGE plpgsql AS $$
BEGIN
    PERFORM bayou.require_durable_commit();

    RETURN QUERY
        SELECT head.stream
        FROM unnest(head_streams, head_sequences) AS head (stream, sequence)
        WHERE head.sequence <> 1 + coalesce(
            (SELECT max(l.sequence) FROM bayou.log l WHERE l.stream = head.stream),
            (SELECT s.sequence FROM bayou.snapshot s WHERE s.stream = head.stream),
            0);
    IF FOUND THEN
        RETURN;
    END IF;

    INSERT INTO bayou.log (stream, sequence, body)
    SELECT r.stream, r.sequence, r.body
    FROM unnest(record_streams, record_sequences, record_bodies) AS r (stream, sequence, body);

    -- Another writer may have appended the same sequences and compacted them away between the two statements above. The insert
    -- succeeds only after that compaction is committed, so this statement sees it.
    IF EXISTS (
        SELECT FROM unnest(head_streams, head_sequences) AS head (stream, sequence)
        JOIN bayou.snapshot s ON s.stream = head.stream
        WHERE s.sequence >= head.sequence) THEN
        RAISE EXCEPTION 'a stream was compacted while it was appended to' USING ERRCODE = 'serialization_failure';
    END IF;

    INSERT INTO bayou.stream (parent, name)
    SELECT head.parent, head.stream
    FROM unnest(head_streams, head_parents) AS head (stream, parent)
    WHERE head.parent IS NOT NULL;
END $$;

-- Replaces the head of a stream by a snapshot. Returns whether it did; it did nothing if the stream has moved on.
CREATE FUNCTION bayou.compact_stream(
    compacted text, snapshot_sequence bigint, previous_sequence bigint, snapshot_body bytea,
    chunk_keys text[], chunk_numbers integer[], chunk_counts integer[], chunk_min_steps bigint[], chunk_max_steps bigint[],
    chunk_min_timestamps bigint[], chunk_max_timestamps bigint[], chunk_bodies bytea[])
RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    PERFORM bayou.require_durable_commit();

    IF NOT EXISTS (SELECT FROM bayou.log l WHERE l.stream = compacted AND l.sequence = snapshot_sequence) THEN
        RETURN false;
    END IF;

    IF previous_sequence = 0 THEN
        INSERT INTO bayou.snapshot (stream, sequence, body) VALUES (compacted, snapshot_sequence, snapshot_body)
        ON CONFLICT (stream) DO NOTHING;
    ELSE
        UPDATE bayou.snapshot s SET sequence = snapshot_sequence, body = snapshot_body
        WHERE s.stream = compacted AND s.sequence = previous_sequence;
    END IF;
    IF NOT FOUND THEN
        RETURN false;
    END IF;

    INSERT INTO bayou.metric_chunk AS stored
        (stream, key, number, count, min_step, max_step, min_timestamp, max_timestamp, body)
    SELECT compacted, c.key, c.number, c.count, c.min_step, c.max_step, c.min_timestamp, c.max_timestamp, c.body
    FROM unnest(chunk_keys, chunk_numbers, chunk_counts, chunk_min_steps, chunk_max_steps,
                chunk_min_timestamps, chunk_max_timestamps, chunk_bodies)
        AS c (key, number, count, min_step, max_step, min_timestamp, max_timestamp, body)
    ON CONFLICT (stream, key, number) DO UPDATE SET
        count = excluded.count, min_step = excluded.min_step, max_step = excluded.max_step,
        min_timestamp = excluded.min_timestamp, max_timestamp = excluded.max_timestamp, body = excluded.body;

    DELETE FROM bayou.log l WHERE l.stream = compacted AND l.sequence <= snapshot_sequence;
    RETURN true;
END $$;
