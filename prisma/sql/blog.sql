-- What Prisma cannot say about the blog. Idempotent.

CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;

ALTER TABLE posts DROP CONSTRAINT IF EXISTS posts_kind_check;
ALTER TABLE posts ADD CONSTRAINT posts_kind_check CHECK (kind IN ('post', 'page'));
ALTER TABLE posts DROP CONSTRAINT IF EXISTS posts_status_check;
ALTER TABLE posts ADD CONSTRAINT posts_status_check CHECK (status IN ('draft', 'scheduled', 'published', 'sent'));
ALTER TABLE posts DROP CONSTRAINT IF EXISTS posts_visibility_check;
ALTER TABLE posts ADD CONSTRAINT posts_visibility_check CHECK (visibility IN ('public', 'members', 'paid'));
ALTER TABLE posts DROP CONSTRAINT IF EXISTS posts_published_at_check;
ALTER TABLE posts ADD CONSTRAINT posts_published_at_check CHECK (status NOT IN ('published', 'sent') OR published_at IS NOT NULL);
ALTER TABLE posts DROP CONSTRAINT IF EXISTS posts_scheduled_at_check;
ALTER TABLE posts ADD CONSTRAINT posts_scheduled_at_check CHECK (status <> 'scheduled' OR scheduled_at IS NOT NULL);
ALTER TABLE tags DROP CONSTRAINT IF EXISTS tags_visibility_check;
ALTER TABLE tags ADD CONSTRAINT tags_visibility_check CHECK (visibility IN ('public', 'internal'));
ALTER TABLE media_assets DROP CONSTRAINT IF EXISTS media_assets_kind_check;
ALTER TABLE media_assets ADD CONSTRAINT media_assets_kind_check CHECK (kind IN ('image', 'audio', 'video', 'file'));
ALTER TABLE digests DROP CONSTRAINT IF EXISTS digests_status_check;
ALTER TABLE digests ADD CONSTRAINT digests_status_check CHECK (status IN ('collecting', 'published', 'cancelled'));

ALTER TABLE post_revisions DROP CONSTRAINT IF EXISTS post_revisions_status_check;
ALTER TABLE post_revisions ADD CONSTRAINT post_revisions_status_check
  CHECK (status IN ('draft', 'scheduled', 'published', 'sent'));
ALTER TABLE authors DROP CONSTRAINT IF EXISTS authors_status_check;
ALTER TABLE authors ADD CONSTRAINT authors_status_check CHECK (status IN ('active', 'inactive'));
ALTER TABLE import_sources DROP CONSTRAINT IF EXISTS import_sources_kind_check;
ALTER TABLE import_sources ADD CONSTRAINT import_sources_kind_check CHECK (kind IN ('ghost'));
ALTER TABLE import_mappings DROP CONSTRAINT IF EXISTS import_mappings_entity_check;
ALTER TABLE import_mappings ADD CONSTRAINT import_mappings_entity_check
  CHECK (entity IN ('author', 'tag', 'snippet', 'redirect', 'newsletter', 'post', 'page', 'menu', 'setting', 'member'));

-- Search knows only what everybody may read: never `html`, which holds what is for members.
CREATE OR REPLACE FUNCTION posts_search_refresh() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.search :=
    setweight(to_tsvector('english', search_folded(coalesce(NEW.title, ''))), 'A') ||
    setweight(to_tsvector('english', search_folded(coalesce(NEW.excerpt, ''))), 'B') ||
    setweight(to_tsvector('english', search_folded(coalesce(NEW.public_text, ''))), 'C');
  NEW.search_inside := search_inside(concat_ws(' ', NEW.title, NEW.excerpt, NEW.public_text));
  RETURN NEW;
END
$$;

DROP TRIGGER IF EXISTS posts_search_refresh ON posts;
CREATE TRIGGER posts_search_refresh BEFORE INSERT OR UPDATE OF title, excerpt, public_text ON posts
  FOR EACH ROW EXECUTE FUNCTION posts_search_refresh();

-- Titles with a slip of the finger in them. The threshold is the function's own: the operator, which the index knows, has no other way to say it.
CREATE INDEX IF NOT EXISTS posts_title_trgm_idx ON posts USING gin (lower(title) gin_trgm_ops);
CREATE OR REPLACE FUNCTION posts_titled_like(words text) RETURNS SETOF uuid LANGUAGE sql STABLE ROWS 100
  SET pg_trgm.word_similarity_threshold = 0.5 AS $$
  SELECT id FROM posts WHERE lower(title) %> lower(words)
$$;
CREATE INDEX IF NOT EXISTS posts_inside_idx ON posts USING gin (search_inside gin_trgm_ops) WHERE search_inside <> '';

-- The front page and the archive read only this.
CREATE INDEX IF NOT EXISTS posts_published_idx ON posts (published_at DESC, id DESC) WHERE kind = 'post' AND status = 'published';
