-- A post or page that was imported with an empty title had nothing to click on. Its first words stand for it, else its address, as for
-- what is imported today, and what is read from the log says the same (domains/blog/posts/title-or-words).
UPDATE posts
SET title = coalesce(nullif(left(array_to_string((regexp_split_to_array(btrim(public_text), '\s+'))[1:8], ' '), 80), ''), slug)
WHERE title ~ '^[\s\u00a0\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\u3000\u3164\ufeff]*$';

UPDATE timeline_entries t SET title = p.title
FROM posts p
WHERE t.object_type = 'post' AND t.object_id = p.id::text
  AND t.title ~ '^[\s\u00a0\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\u3000\u3164\ufeff]*$';

UPDATE search_documents d SET title = p.title
FROM posts p
WHERE d.kind IN ('post', 'page') AND d.object_id = p.id::text
  AND d.title ~ '^[\s\u00a0\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\u3000\u3164\ufeff]*$';
