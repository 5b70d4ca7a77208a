-- From prisma/sql/kernel.sql (ed391e926a3953b4)
-- Recreating the trigger waits for every transaction that has written the log without the lock; the processes of the old version,
-- which look at all transactions, are right beside it.
-- A reader of the log must know who may still fill a gap: whoever drew a lower seq holds a lock that carries its transaction's id, from
-- before it drew the seq until it has ended. Defaults are computed column by column, so both are taken before the row is.
CREATE OR REPLACE FUNCTION name_log_writer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(4207002, (pg_current_xact_id()::text)::bigint::bit(32)::int);
  RETURN NULL;
END $$;
DROP TRIGGER IF EXISTS ap_activities_assign_transaction_id ON ap_activities;
DROP FUNCTION IF EXISTS assign_transaction_id();
DROP TRIGGER IF EXISTS ap_activities_name_log_writer ON ap_activities;
CREATE TRIGGER ap_activities_name_log_writer BEFORE INSERT ON ap_activities
  FOR EACH STATEMENT EXECUTE FUNCTION name_log_writer();

-- The open transactions that have written to the log. A lock holds the lower half of the id; the upper half is the one that makes it
-- nearest to the transactions of now.
CREATE OR REPLACE VIEW log_writers AS
  SELECT locks.pid, now.txid + d.lower - CASE WHEN d.lower >= 2147483648 THEN 4294967296 ELSE 0 END AS txid
  FROM pg_locks locks, (SELECT (pg_snapshot_xmax(pg_current_snapshot())::text)::bigint AS txid) AS now,
    LATERAL (SELECT (locks.objid::bigint - now.txid) & 4294967295 AS lower) AS d
  WHERE locks.locktype = 'advisory' AND locks.classid = 4207002 AND locks.objsubid = 2
    AND locks.database = (SELECT oid FROM pg_database WHERE datname = current_database());
