-- Words of every script are found: inside sentences without spaces, with and without vowel signs, in full and half width. The texts of such scripts
-- are kept folded beside the others; triggers keep them, so the version before this one serves on.
ALTER TABLE "posts" ADD COLUMN     "search_inside" TEXT NOT NULL DEFAULT '';
ALTER TABLE "search_documents" ADD COLUMN     "search_inside" TEXT NOT NULL DEFAULT '';

-- From prisma/sql/extensions.sql (f42890adaef2e680)
-- A text as search compares it: without accents, case and vowel signs, full and half width alike, hiragana as katakana.
CREATE OR REPLACE FUNCTION search_folded(words text) RETURNS text LANGUAGE sql STABLE STRICT PARALLEL SAFE AS $$
  SELECT translate(
    regexp_replace(lower(unaccent(normalize(words, NFKC))), '[\u0591-\u05C7\u0610-\u061A\u0640\u064B-\u065F\u0670]', '', 'g'),
    'ぁあぃいぅうぇえぉおかがきぎくぐけげこごさざしじすずせぜそぞただちぢっつづてでとどなにぬねのはばぱひびぴふぶぷへべぺほぼぽまみむめもゃやゅゆょよらりるれろゎわゐゑをんゔゕゖأإآٱىةکی',
    'ァアィイゥウェエォオカガキギクグケゲコゴサザシジスズセゼソゾタダチヂッツヅテデトドナニヌネノハバパヒビピフブプヘベペホボポマミムメモャヤュユョヨラリルレロヮワヰヱヲンヴヵヶاااايهكي')
$$;

-- The folded text if it has scripts whose words are looked for inside others, since they write no spaces or join small words to them
-- (Hebrew, Arabic, Thai, Lao, Burmese, Khmer, Japanese, Chinese, Korean); else nothing.
CREATE OR REPLACE FUNCTION search_inside(words text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN folded ~ '[\u0590-\u06FF\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u3040-\u30FF\u3400-\u9FFF\uAC00-\uD7AF\U00020000-\U0003FFFF]'
    THEN folded ELSE '' END
  FROM (SELECT search_folded(words) AS folded) AS text
$$;

-- From prisma/sql/blog.sql (78cefc0ef2078df5)
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
CREATE OR REPLACE FUNCTION posts_titled_like(words text) RETURNS SETOF uuid LANGUAGE sql STABLE ROWS 100
  SET pg_trgm.word_similarity_threshold = 0.5 AS $$
  SELECT id FROM posts WHERE lower(title) %> lower(words)
$$;
CREATE INDEX IF NOT EXISTS posts_inside_idx ON posts USING gin (search_inside gin_trgm_ops) WHERE search_inside <> '';

-- From prisma/sql/kernel.sql (1157d8e708c99964)
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
CREATE OR REPLACE FUNCTION documents_titled_like(of_generation int, words text)
  RETURNS TABLE (kind text, object_id text) LANGUAGE sql STABLE ROWS 100 SET pg_trgm.word_similarity_threshold = 0.5 AS $$
  SELECT d.kind, d.object_id FROM search_documents d WHERE d.generation = of_generation AND lower(d.title) %> lower(words)
$$;
CREATE INDEX IF NOT EXISTS search_documents_inside_idx ON search_documents USING gin (search_inside gin_trgm_ops) WHERE search_inside <> '';

-- What was written before: only texts in these scripts become others.
UPDATE posts SET title = title WHERE search_inside(concat_ws(' ', title, excerpt, public_text)) <> '';
UPDATE search_documents SET title = title WHERE search_inside(concat_ws(' ', title, summary, text)) <> '';
