-- Streams can be removed, and can get their parent with a later record than the first. Both look for them by their names alone.
CREATE INDEX stream_by_name ON bayou.stream (name);

-- Keeps removals away until the transaction ends. Without it an append whose head was removed after it was compared would leave a stream
-- that begins in the middle. 0x4241595500000002 is "BAYU", 2.
CREATE FUNCTION bayou.keep_streams() RETURNS void LANGUAGE sql AS $$
    SELECT pg_advisory_xact_lock_shared(x'4241595500000002'::bigint)
$$;

-- Removes streams. It waits for the appends and compactions that are on their way, and they for it. A transaction that has appended must
-- not go on to remove: two of them would wait for each other.
CREATE FUNCTION bayou.drop_streams(dropped text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM bayou.require_durable_commit();
    PERFORM pg_advisory_xact_lock(x'4241595500000002'::bigint);
    DELETE FROM bayou.log l WHERE l.stream = ANY (dropped);
    DELETE FROM bayou.snapshot s WHERE s.stream = ANY (dropped);
    DELETE FROM bayou.metric_chunk c WHERE c.stream = ANY (dropped);
    DELETE FROM bayou.stream s WHERE s.name = ANY (dropped);
END $$;

-- The records of a stream after one of them, up to the one that reaches some bytes.
CREATE FUNCTION bayou.read_records(wanted text, after bigint, max_bytes integer)
RETURNS TABLE (sequence bigint, body bytea) LANGUAGE plpgsql STABLE AS $$
DECLARE
    bytes bigint := 0;
BEGIN
    FOR sequence, body IN
        SELECT l.sequence, l.body FROM bayou.log l WHERE l.stream = wanted AND l.sequence > after ORDER BY l.sequence
    LOOP
        RETURN NEXT;
        bytes := bytes + octet_length(body);
        EXIT WHEN bytes >= max_bytes;
    END LOOP;
END $$;

-- Appends the records of many streams, all or none. Returns the streams that have moved on, in which case it has written nothing.
-- The arrays starting with "head" have an element for each stream, sorted by name: the sequence of its first record and the parent that one of its records names, or null.
-- The others have an element for each record, sorted by stream and sequence, so that two writers never wait for each other in a circle.
-- Fails with unique_violation or serialization_failure when another writer appends to one of the streams at the same moment.
-- Must run at isolation level read committed: each statement has to see what was committed before it.
CREATE OR REPLACE FUNCTION bayou.append_records(
    head_streams text[], head_sequences bigint[], head_parents text[],
    record_streams text[], record_sequences bigint[], record_bodies bytea[])
RETURNS SETOF text LANGUAGE plpgsql AS $$
BEGIN
    PERFORM bayou.require_durable_commit();
    PERFORM bayou.keep_streams();

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
    WHERE head.parent IS NOT NULL AND NOT EXISTS (SELECT FROM bayou.stream s WHERE s.name = head.stream);
END $$;

-- Replaces the head of a stream by a snapshot. Returns whether it did; it did nothing if the stream has moved on.
CREATE OR REPLACE FUNCTION bayou.compact_stream(
    compacted text, snapshot_sequence bigint, previous_sequence bigint, snapshot_body bytea,
    chunk_keys text[], chunk_numbers integer[], chunk_counts integer[], chunk_min_steps bigint[], chunk_max_steps bigint[],
    chunk_min_timestamps bigint[], chunk_max_timestamps bigint[], chunk_bodies bytea[])
RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    PERFORM bayou.require_durable_commit();
    PERFORM bayou.keep_streams();

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
