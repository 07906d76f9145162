-- As before, but a process that is the only one to write leaves out the heads that it knows: it has written them itself.
-- Appends the records of many streams, all or none. Returns the streams that have moved on, in which case it has written nothing.
-- The arrays starting with "head" have an element for each stream whose head is to be compared, sorted by name: the sequence of its first
-- record and the parent that one of its records names, or null. Where others may write, that is every stream; a stream with a parent always is.
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

    IF cardinality(head_streams) > 0 THEN
        -- A stream's sequences have no gaps, so the bound leaves nothing out that matters. Without it each search for the last record reads all
        -- rows of the stream that share its page in the index, a hundred and more.
        RETURN QUERY
            SELECT head.stream
            FROM unnest(head_streams, head_sequences) AS head (stream, sequence)
            WHERE head.sequence <> 1 + coalesce(
                (SELECT max(l.sequence) FROM bayou.log l WHERE l.stream = head.stream AND l.sequence >= head.sequence - 1),
                (SELECT s.sequence FROM bayou.snapshot s WHERE s.stream = head.stream),
                0);
        IF FOUND THEN
            RETURN;
        END IF;
    END IF;

    INSERT INTO bayou.log (stream, sequence, body)
    SELECT r.stream, r.sequence, r.body
    FROM unnest(record_streams, record_sequences, record_bodies) AS r (stream, sequence, body);

    IF cardinality(head_streams) = 0 THEN
        RETURN;
    END IF;

    -- Another writer may have appended the same sequences and compacted them away between the two statements above. The insert
    -- succeeds only after that compaction is committed, so this statement sees it.
    IF EXISTS (
        SELECT FROM unnest(head_streams, head_sequences) AS head (stream, sequence)
        JOIN bayou.snapshot s ON s.stream = head.stream
        WHERE s.sequence >= head.sequence) THEN
        RAISE EXCEPTION 'a stream was compacted while it was appended to' USING ERRCODE = 'serialization_failure';
    END IF;

    IF cardinality(array_remove(head_parents, NULL)) > 0 THEN
        INSERT INTO bayou.stream (parent, name)
        SELECT head.parent, head.stream
        FROM unnest(head_streams, head_parents) AS head (stream, parent)
        WHERE head.parent IS NOT NULL AND NOT EXISTS (SELECT FROM bayou.stream s WHERE s.name = head.stream);
    END IF;
END $$;
