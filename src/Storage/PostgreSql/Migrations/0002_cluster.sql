-- Who may use the database: one process alone, or the servers of one cluster (docs/adr/008-who-may-write.md).
CREATE TABLE bayou.tenant (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    cluster  text -- null: one process alone
);

-- Claims the database for this session, which holds the claim until it ends. Returns null when it got it, else the cluster that holds it, or
-- '' where one process does. The lock 0x4241595500000001 ("BAYU", 1) is held exclusively by a process alone and shared by
-- the servers of a cluster; 0x4241595500000000 lets one claim at a time.
CREATE FUNCTION bayou.claim_tenancy(claimed text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    gate CONSTANT bigint := x'4241595500000000'::bigint;
    tenancy CONSTANT bigint := x'4241595500000001'::bigint;
    holder text;
BEGIN
    PERFORM pg_advisory_xact_lock(gate);
    IF pg_try_advisory_lock(tenancy) THEN
        INSERT INTO bayou.tenant (cluster) VALUES (claimed) ON CONFLICT (only_row) DO UPDATE SET cluster = excluded.cluster;
        IF claimed IS NOT NULL THEN
            PERFORM pg_advisory_lock_shared(tenancy);
            PERFORM pg_advisory_unlock(tenancy);
        END IF;
        RETURN NULL;
    END IF;

    SELECT t.cluster INTO holder FROM bayou.tenant t;
    IF holder = claimed AND pg_try_advisory_lock_shared(tenancy) THEN
        RETURN NULL;
    END IF;
    RETURN coalesce(holder, '');
END $$;

-- Servers that their cluster has declared dead. They may still run, so nothing of theirs is written any more.
CREATE TABLE bayou.fenced_writer (
    name      text COLLATE "C" PRIMARY KEY, -- address:port@generation
    fenced_at timestamptz NOT NULL DEFAULT now()
);

-- The first statement of each transaction of a cluster's server: holds off its fencing until the transaction has ended, and fails
-- with BY001 once it is fenced. 0x42415957 is "BAYW".
CREATE FUNCTION bayou.enter_as(writer text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(x'42415957'::integer, hashtext(writer));
    IF EXISTS (SELECT FROM bayou.fenced_writer f WHERE f.name = writer) THEN
        RAISE EXCEPTION 'the server % was declared dead by its cluster', writer USING ERRCODE = 'BY001';
    END IF;
END $$;

-- Fences a server: after the commit of this nothing of it is written. A transaction that it may have left open is ended.
CREATE FUNCTION bayou.fence_writer(writer text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_terminate_backend(l.pid)
    FROM pg_catalog.pg_locks l
    WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 2
        AND l.classid = x'42415957'::integer::oid AND l.objid = hashtext(writer)::oid
        AND l.database = (SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname = current_database());
    PERFORM pg_advisory_xact_lock(x'42415957'::integer, hashtext(writer));
    INSERT INTO bayou.fenced_writer (name) VALUES (writer) ON CONFLICT (name) DO NOTHING;
END $$;

-- Membership, as Microsoft.Orleans.Clustering.AdoNet asks for it: each server's row, and for each cluster a version that every change must
-- name and moves on, so that of two changes at the same moment one fails and is made again on what the other left.
CREATE TABLE bayou.membership_version (
    cluster    text PRIMARY KEY,
    version    integer NOT NULL DEFAULT 0,
    changed_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE bayou.membership (
    cluster        text NOT NULL REFERENCES bayou.membership_version (cluster),
    address        text NOT NULL,
    port           integer NOT NULL,
    generation     integer NOT NULL,
    silo_name      text NOT NULL,
    host_name      text NOT NULL,
    status         integer NOT NULL, -- Orleans.Runtime.SiloStatus; 3 is Active, 6 is Dead
    proxy_port     integer NOT NULL,
    suspect_times  text,
    started_at     timestamptz NOT NULL,
    i_am_alive_at  timestamptz NOT NULL,
    PRIMARY KEY (cluster, address, port, generation)
);

CREATE FUNCTION bayou.writer_name(address text, port integer, generation integer) RETURNS text
LANGUAGE sql IMMUTABLE AS $$ SELECT address || ':' || port || '@' || generation $$;

CREATE FUNCTION bayou.move_membership(changed text, expected integer) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    UPDATE bayou.membership_version v SET version = v.version + 1, changed_at = now()
    WHERE v.cluster = changed AND v.version = expected;
    RETURN FOUND;
END $$;

CREATE FUNCTION bayou.join_membership(
    joined text, silo_address text, silo_port integer, silo_generation integer, silo_name text, host_name text, silo_status integer,
    proxy_port integer, started timestamptz, alive timestamptz, expected integer)
RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM bayou.membership m
        WHERE (m.cluster, m.address, m.port, m.generation) = (joined, silo_address, silo_port, silo_generation))
        OR NOT bayou.move_membership(joined, expected) THEN
        RETURN false;
    END IF;
    INSERT INTO bayou.membership VALUES
        (joined, silo_address, silo_port, silo_generation, silo_name, host_name, silo_status, proxy_port, NULL, started, alive);
    RETURN true;
END $$;

-- A server that is declared dead is fenced in the same transaction: whoever takes its grains over reads all that it has written.
CREATE FUNCTION bayou.update_membership(
    changed text, silo_address text, silo_port integer, silo_generation integer, silo_status integer, suspects text, alive timestamptz,
    expected integer)
RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    IF NOT bayou.move_membership(changed, expected) THEN
        RETURN false;
    END IF;
    UPDATE bayou.membership m SET status = silo_status, suspect_times = suspects, i_am_alive_at = alive
    WHERE (m.cluster, m.address, m.port, m.generation) = (changed, silo_address, silo_port, silo_generation);
    IF silo_status = 6 THEN
        PERFORM bayou.fence_writer(bayou.writer_name(silo_address, silo_port, silo_generation));
    END IF;
    RETURN true;
END $$;

-- The provider takes its statements from here, by these names; it finds the table by the search path.
CREATE TABLE bayou.orleansquery (
    querykey  text PRIMARY KEY,
    querytext text NOT NULL
);
INSERT INTO bayou.orleansquery (querykey, querytext) VALUES
    ('InsertMembershipVersionKey', '
        WITH made AS (INSERT INTO bayou.membership_version (cluster) VALUES (@DeploymentId) ON CONFLICT DO NOTHING RETURNING 1)
        SELECT EXISTS (SELECT FROM made)'),
    ('InsertMembershipKey', '
        SELECT bayou.join_membership(@DeploymentId, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort,
            @StartTime::timestamptz, @IAmAliveTime::timestamptz, @Version)'),
    ('UpdateMembershipKey', '
        SELECT bayou.update_membership(@DeploymentId, @Address, @Port, @Generation, @Status, @SuspectTimes,
            @IAmAliveTime::timestamptz, @Version)'),
    ('UpdateIAmAlivetimeKey', '
        UPDATE bayou.membership SET i_am_alive_at = @IAmAliveTime::timestamptz
        WHERE (cluster, address, port, generation) = (@DeploymentId, @Address, @Port, @Generation)'),
    ('MembershipReadRowKey', '
        SELECT m.address AS "Address", m.port AS "Port", m.generation AS "Generation", m.silo_name AS "SiloName",
            m.host_name AS "HostName", m.status AS "Status", m.proxy_port AS "ProxyPort", m.suspect_times AS "SuspectTimes",
            m.started_at AS "StartTime", m.i_am_alive_at AS "IAmAliveTime", v.version AS "Version"
        FROM bayou.membership_version v
        LEFT JOIN bayou.membership m
            ON (m.cluster, m.address, m.port, m.generation) = (v.cluster, @Address, @Port, @Generation)
        WHERE v.cluster = @DeploymentId'),
    ('MembershipReadAllKey', '
        SELECT m.address AS "Address", m.port AS "Port", m.generation AS "Generation", m.silo_name AS "SiloName",
            m.host_name AS "HostName", m.status AS "Status", m.proxy_port AS "ProxyPort", m.suspect_times AS "SuspectTimes",
            m.started_at AS "StartTime", m.i_am_alive_at AS "IAmAliveTime", v.version AS "Version"
        FROM bayou.membership_version v
        LEFT JOIN bayou.membership m ON m.cluster = v.cluster
        WHERE v.cluster = @DeploymentId'),
    ('GatewaysQueryKey', '
        SELECT address AS "Address", proxy_port AS "ProxyPort", generation AS "Generation" FROM bayou.membership
        WHERE cluster = @DeploymentId AND status = @Status AND proxy_port > 0'),
    ('DeleteMembershipTableEntriesKey', '
        WITH members AS (DELETE FROM bayou.membership WHERE cluster = @DeploymentId)
        DELETE FROM bayou.membership_version WHERE cluster = @DeploymentId'),
    ('CleanupDefunctSiloEntriesKey', '
        WITH gone AS (
            DELETE FROM bayou.membership
            WHERE cluster = @DeploymentId AND i_am_alive_at < @IAmAliveTime::timestamptz AND status <> 3
            RETURNING bayou.writer_name(address, port, generation) AS name)
        DELETE FROM bayou.fenced_writer f USING gone WHERE f.name = gone.name');
