-- The kernel's tables: what Prisma cannot say. Idempotent.

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

-- What happened cannot be changed. (Archiving old internal rows deletes them.)
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the log is append-only' USING ERRCODE = 'integrity_constraint_violation';
END $$;
DROP TRIGGER IF EXISTS ap_activities_append_only ON ap_activities;
CREATE TRIGGER ap_activities_append_only BEFORE UPDATE ON ap_activities
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE ap_activities DROP CONSTRAINT IF EXISTS ap_activities_visibility_check;
ALTER TABLE ap_activities ADD CONSTRAINT ap_activities_visibility_check
  CHECK (visibility IN ('internal', 'followers', 'public'));

INSERT INTO log_horizon (id) VALUES (1) ON CONFLICT DO NOTHING;
ALTER TABLE log_horizon DROP CONSTRAINT IF EXISTS log_horizon_one_row_check;
ALTER TABLE log_horizon ADD CONSTRAINT log_horizon_one_row_check CHECK (id = 1);

ALTER TABLE reaction_tasks DROP CONSTRAINT IF EXISTS reaction_tasks_state_check;
ALTER TABLE reaction_tasks ADD CONSTRAINT reaction_tasks_state_check
  CHECK (state IN ('pending', 'leased', 'done', 'parked'));
CREATE INDEX IF NOT EXISTS reaction_tasks_open ON reaction_tasks (handler, seq) WHERE state IN ('pending', 'leased');
CREATE INDEX IF NOT EXISTS reaction_tasks_open_in_order ON reaction_tasks (handler, order_key, seq)
  WHERE state IN ('pending', 'leased');
CREATE INDEX IF NOT EXISTS reaction_tasks_parked ON reaction_tasks (handler, seq) WHERE state = 'parked';

ALTER TABLE projection_checkpoints DROP CONSTRAINT IF EXISTS projection_checkpoints_state_check;
ALTER TABLE projection_checkpoints ADD CONSTRAINT projection_checkpoints_state_check
  CHECK (state IN ('live', 'building', 'retired'));
CREATE UNIQUE INDEX IF NOT EXISTS projection_checkpoints_one_live ON projection_checkpoints (name) WHERE state = 'live';
CREATE UNIQUE INDEX IF NOT EXISTS projection_checkpoints_one_building ON projection_checkpoints (name) WHERE state = 'building';

ALTER TABLE mailbox DROP CONSTRAINT IF EXISTS mailbox_state_check;
ALTER TABLE mailbox ADD CONSTRAINT mailbox_state_check CHECK (state IN ('pending', 'taken', 'parked'));
CREATE INDEX IF NOT EXISTS mailbox_pending ON mailbox (kind, actor, seq) WHERE state = 'pending';

ALTER TABLE flow_instances DROP CONSTRAINT IF EXISTS flow_instances_status_check;
ALTER TABLE flow_instances ADD CONSTRAINT flow_instances_status_check
  CHECK (status IN ('ready', 'running', 'suspended', 'completed', 'failed', 'cancelled'));
ALTER TABLE flow_instances DROP CONSTRAINT IF EXISTS flow_instances_finished_check;
ALTER TABLE flow_instances ADD CONSTRAINT flow_instances_finished_check
  CHECK ((status IN ('completed', 'failed', 'cancelled')) = (finished_at IS NOT NULL)
    AND (finished_at IS NULL OR wake_at IS NULL));
-- What a claim looks for: what is ready, in its order; timers and leases that have run out; what may have killed its worker.
DROP INDEX IF EXISTS flow_instances_wake;
CREATE INDEX IF NOT EXISTS flow_instances_ready ON flow_instances (name, priority DESC, root_at) WHERE status = 'ready';
CREATE INDEX IF NOT EXISTS flow_instances_timed ON flow_instances (name, wake_at)
  WHERE status IN ('suspended', 'running') AND wake_at IS NOT NULL;
CREATE INDEX IF NOT EXISTS flow_instances_suspect ON flow_instances (name, wake_at) WHERE idle_claims > 0 AND wake_at IS NOT NULL;

-- Who waits for a child: its parent, and what was forked of it.
CREATE OR REPLACE FUNCTION listeners_of(child flow_instances) RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
  WITH RECURSIVE listeners AS (
    SELECT child.parent_id AS id
    UNION
    SELECT f.id FROM listeners JOIN flow_instances f ON f.forked_from = listeners.id
  )
  SELECT id FROM listeners
$$;

-- Tells of the end of a child, once for each end: whatever statement ended it, nobody who waits for it can be forgotten.
CREATE OR REPLACE FUNCTION tell_of_end(child flow_instances) RETURNS void LANGUAGE sql AS $$
  INSERT INTO flow_signals (flow_id, key, payload, idempotency_key)
  SELECT l.id, 'child:' || child.id, jsonb_build_object('status', child.status, 'output', child.output),
    'child:' || child.id || ':' || child.epoch
  FROM listeners_of(child) AS listener JOIN flow_instances l ON l.id = listener
  WHERE l.finished_at IS NULL OR l.id = child.parent_id ON CONFLICT DO NOTHING
$$;
CREATE OR REPLACE FUNCTION tell_when_ended() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tell_of_end(NEW);
  RETURN NULL;
END $$;
DROP TRIGGER IF EXISTS flow_instances_tell_when_ended ON flow_instances;
CREATE TRIGGER flow_instances_tell_when_ended AFTER UPDATE OF finished_at ON flow_instances FOR EACH ROW
  WHEN (OLD.finished_at IS NULL AND NEW.finished_at IS NOT NULL AND NEW.parent_id IS NOT NULL) EXECUTE FUNCTION tell_when_ended();

ALTER TABLE flow_steps DROP CONSTRAINT IF EXISTS flow_steps_state_check;
ALTER TABLE flow_steps ADD CONSTRAINT flow_steps_state_check CHECK (
  state IN ('done', 'failed', 'waiting', 'retrying') AND kind IN ('tx', 'run', 'sleep', 'wait', 'spawn', 'all', 'race', 'winner', 'undo'));
CREATE INDEX IF NOT EXISTS flow_signals_unconsumed ON flow_signals (flow_id, key, seq) WHERE consumed_at IS NULL;
CREATE INDEX IF NOT EXISTS flow_signals_fresh ON flow_signals (seq) WHERE consumed_at IS NULL AND NOT early;

ALTER TABLE schedules DROP CONSTRAINT IF EXISTS schedules_missed_check;
ALTER TABLE schedules ADD CONSTRAINT schedules_missed_check CHECK (missed IN ('once', 'each', 'skip'));

ALTER TABLE deliveries DROP CONSTRAINT IF EXISTS deliveries_state_check;
ALTER TABLE deliveries ADD CONSTRAINT deliveries_state_check
  CHECK (state IN ('pending', 'leased', 'delivered', 'parked', 'cancelled'));
CREATE INDEX IF NOT EXISTS deliveries_open ON deliveries (kind, destination, seq) WHERE state IN ('pending', 'leased');
CREATE INDEX IF NOT EXISTS deliveries_open_in_order ON deliveries (kind, destination, order_key, seq)
  WHERE state IN ('pending', 'leased') AND order_key IS NOT NULL;
CREATE INDEX IF NOT EXISTS deliveries_leased ON deliveries (kind, destination) WHERE state = 'leased';
CREATE INDEX IF NOT EXISTS deliveries_open_subject ON deliveries (kind, subject)
  WHERE state IN ('pending', 'leased') AND subject IS NOT NULL;
CREATE INDEX IF NOT EXISTS deliveries_settled ON deliveries (state, settled_at) WHERE settled_at IS NOT NULL;

-- The whole log: what is archived and what is not. Moving a row is one statement, so no reader finds it twice or not at all.
CREATE OR REPLACE VIEW activity_log AS
  SELECT seq, id, type, origin_app, visibility, actor_id, object_id, object, created_at FROM ap_activities_archive
  UNION ALL
  SELECT seq, id, type, origin_app, visibility, actor_id, object_id, object, created_at FROM ap_activities;

ALTER TABLE ap_activities_archive DROP CONSTRAINT IF EXISTS ap_activities_archive_internal_check;
ALTER TABLE ap_activities_archive ADD CONSTRAINT ap_activities_archive_internal_check CHECK (visibility = 'internal');
DROP TRIGGER IF EXISTS ap_activities_archive_append_only ON ap_activities_archive;
CREATE TRIGGER ap_activities_archive_append_only BEFORE UPDATE OR DELETE ON ap_activities_archive
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A row leaves the log only into the archive.
CREATE OR REPLACE FUNCTION refuse_loss() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM gone LEFT JOIN ap_activities_archive kept ON kept.seq = gone.seq AND kept.id = gone.id WHERE kept.seq IS NULL) THEN
    RAISE EXCEPTION 'a row of the log may only be archived' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
DROP TRIGGER IF EXISTS ap_activities_only_archived ON ap_activities;
CREATE TRIGGER ap_activities_only_archived AFTER DELETE ON ap_activities
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION refuse_loss();

CREATE OR REPLACE FUNCTION search_documents_refresh() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.search :=
    setweight(to_tsvector('english', search_folded(NEW.title)), 'A') ||
    setweight(to_tsvector('english', search_folded(NEW.summary)), 'B') ||
    setweight(to_tsvector('english', search_folded(NEW.text)), 'C');
  NEW.search_inside := search_inside(concat_ws(' ', NEW.title, NEW.summary, NEW.text));
  RETURN NEW;
END
$$;
DROP TRIGGER IF EXISTS search_documents_refresh ON search_documents;
CREATE TRIGGER search_documents_refresh BEFORE INSERT OR UPDATE OF title, summary, text ON search_documents
  FOR EACH ROW EXECUTE FUNCTION search_documents_refresh();
CREATE INDEX IF NOT EXISTS search_documents_title_trgm_idx ON search_documents USING gin (lower(title) gin_trgm_ops);
-- As for posts, prisma/sql/blog.sql.
CREATE OR REPLACE FUNCTION documents_titled_like(of_generation int, words text)
  RETURNS TABLE (kind text, object_id text) LANGUAGE sql STABLE ROWS 100 SET pg_trgm.word_similarity_threshold = 0.5 AS $$
  SELECT d.kind, d.object_id FROM search_documents d WHERE d.generation = of_generation AND lower(d.title) %> lower(words)
$$;
CREATE INDEX IF NOT EXISTS search_documents_inside_idx ON search_documents USING gin (search_inside gin_trgm_ops) WHERE search_inside <> '';

ALTER TABLE search_documents DROP CONSTRAINT IF EXISTS search_documents_kind_check;
ALTER TABLE search_documents ADD CONSTRAINT search_documents_kind_check CHECK (kind IN ('post', 'page', 'product', 'entry'));
ALTER TABLE follower_counts DROP CONSTRAINT IF EXISTS follower_counts_check;
ALTER TABLE follower_counts ADD CONSTRAINT follower_counts_check CHECK (followers >= 0);
