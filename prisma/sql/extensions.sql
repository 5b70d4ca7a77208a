-- What the models stand on. First in the migration, before any table.
CREATE EXTENSION IF NOT EXISTS citext;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS btree_gist;

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
