-- What Prisma cannot say about the federation domain. Idempotent.
ALTER TABLE actors DROP CONSTRAINT IF EXISTS actors_kind_check;
ALTER TABLE actors ADD CONSTRAINT actors_kind_check CHECK (kind IN ('coop', 'member'));
ALTER TABLE followers DROP CONSTRAINT IF EXISTS followers_one_follower_check;
ALTER TABLE followers ADD CONSTRAINT followers_one_follower_check CHECK (num_nonnulls(remote_actor_id, member_id) = 1);
ALTER TABLE followers DROP CONSTRAINT IF EXISTS followers_status_check;
ALTER TABLE followers ADD CONSTRAINT followers_status_check CHECK (status IN ('pending', 'accepted'));

ALTER TABLE timeline_entries DROP CONSTRAINT IF EXISTS timeline_entries_object_type_check;
ALTER TABLE timeline_entries ADD CONSTRAINT timeline_entries_object_type_check
  CHECK (object_type IN ('post', 'page', 'entry', 'product'));

ALTER TABLE publications DROP CONSTRAINT IF EXISTS publications_kind_check;
ALTER TABLE publications ADD CONSTRAINT publications_kind_check CHECK (kind IN ('post', 'entry', 'product'));
-- A thing is public once at a time: published again it is a new publication.
CREATE UNIQUE INDEX IF NOT EXISTS publications_open_key ON publications (generation, kind, thing_id) WHERE withdrawn_at IS NULL;
