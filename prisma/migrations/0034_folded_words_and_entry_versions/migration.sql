-- AlterTable
ALTER TABLE "products" ADD COLUMN     "search_folded" TEXT NOT NULL DEFAULT '';

-- From prisma/sql/events.sql (72a33031fc7e9ac2)
-- Who writes what an entry's form holds raises its version. A process from before there were versions, and a statement of the operator, do
-- not know that: what they write is seen by a form that is open meanwhile all the same.
CREATE OR REPLACE FUNCTION entries_version_raise() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.version := OLD.version + 1;
  RETURN NEW;
END
$$;
DROP TRIGGER IF EXISTS entries_version_raise ON entries;
CREATE TRIGGER entries_version_raise BEFORE UPDATE ON entries FOR EACH ROW
  WHEN (NEW.version = OLD.version
    AND (NEW.title, NEW.summary, NEW.description_html, NEW.place_id, NEW.starts_local, NEW.duration_minutes, NEW.recurrence_rule)
      IS DISTINCT FROM (OLD.title, OLD.summary, OLD.description_html, OLD.place_id, OLD.starts_local, OLD.duration_minutes, OLD.recurrence_rule))
  EXECUTE FUNCTION entries_version_raise();

-- From prisma/sql/market.sql (07fab649a62327d2)
CREATE OR REPLACE FUNCTION products_search_refresh() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.search_folded := search_folded(NEW.search_text);
  RETURN NEW;
END
$$;
DROP TRIGGER IF EXISTS products_search_refresh ON products;
CREATE TRIGGER products_search_refresh BEFORE INSERT OR UPDATE OF search_text ON products
  FOR EACH ROW EXECUTE FUNCTION products_search_refresh();
CREATE INDEX IF NOT EXISTS products_folded_trgm_idx ON products USING gin (search_folded gin_trgm_ops);
-- As for posts, prisma/sql/blog.sql.
CREATE OR REPLACE FUNCTION products_worded_like(folded text) RETURNS SETOF uuid LANGUAGE sql STABLE ROWS 100
  SET pg_trgm.word_similarity_threshold = 0.5 AS $$
  SELECT id FROM products WHERE search_folded %> folded
$$;
UPDATE products SET search_text = search_text;
