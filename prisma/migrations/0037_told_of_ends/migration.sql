-- From prisma/sql/kernel.sql (ef634cb56f1239ba)
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

-- Forks that wait for a child whose cancellation they were not told of.
SELECT tell_of_end(c) FROM flow_instances c
WHERE c.finished_at IS NOT NULL AND EXISTS (
  SELECT 1 FROM flow_instances f WHERE f.forked_from = c.parent_id AND f.finished_at IS NULL);
