-- What Prisma cannot say about the market's tables. Idempotent.
ALTER TABLE variants DROP CONSTRAINT IF EXISTS variants_stock_check;
ALTER TABLE variants ADD CONSTRAINT variants_stock_check
  CHECK (on_hand >= 0 AND reserved >= 0 AND (made_to_order OR reserved <= on_hand));

ALTER TABLE variants DROP CONSTRAINT IF EXISTS variants_price_check;
ALTER TABLE variants ADD CONSTRAINT variants_price_check
  CHECK (price_minor >= 0 AND (member_price_minor IS NULL OR member_price_minor >= 0));

ALTER TABLE variants DROP CONSTRAINT IF EXISTS variants_member_price_check;
ALTER TABLE variants ADD CONSTRAINT variants_member_price_check CHECK (member_price_minor <= price_minor);

ALTER TABLE variants DROP CONSTRAINT IF EXISTS variants_pack_check;
ALTER TABLE variants ADD CONSTRAINT variants_pack_check
  CHECK (pack_count > 0 AND pack_amount > 0 AND unit_price_base > 0 AND case_size > 0 AND pack_unit IN ('g', 'ml', 'item'));

ALTER TABLE variants DROP CONSTRAINT IF EXISTS variants_vat_class_check;
ALTER TABLE variants ADD CONSTRAINT variants_vat_class_check
  CHECK (vat_class IN ('zero', 'reduced', 'standard', 'exempt'));

ALTER TABLE products DROP CONSTRAINT IF EXISTS products_status_check;
ALTER TABLE products ADD CONSTRAINT products_status_check CHECK (status IN ('draft', 'published', 'withdrawn'));

ALTER TABLE stock_holds DROP CONSTRAINT IF EXISTS stock_holds_check;
ALTER TABLE stock_holds ADD CONSTRAINT stock_holds_check
  CHECK (quantity > 0 AND status IN ('held', 'confirmed', 'released', 'expired', 'returned'));

ALTER TABLE stock_movements DROP CONSTRAINT IF EXISTS stock_movements_kind_check;
ALTER TABLE stock_movements ADD CONSTRAINT stock_movements_kind_check
  CHECK (kind IN ('received', 'sold', 'returned', 'counted', 'wasted'));

CREATE INDEX IF NOT EXISTS products_search_idx ON products USING gin (to_tsvector('english', search_text));
CREATE INDEX IF NOT EXISTS products_search_trgm_idx ON products USING gin (search_text gin_trgm_ops);

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
