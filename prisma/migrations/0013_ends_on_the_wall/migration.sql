-- An end is what the clock on the wall reads: an evening from 22:00 to 02:00 ends at 02:00 also in the night in which the clocks change. Until today
-- the length was added to the instant, so that the ends of such nights were an hour off.
UPDATE occurrences o
SET ends_at = ((o.starts_at AT TIME ZONE e.time_zone) + make_interval(mins => e.duration_minutes)) AT TIME ZONE e.time_zone
FROM entries e
WHERE e.id = o.entry_id
  AND e.time_zone IN (SELECT name FROM pg_timezone_names)
  AND o.ends_at = o.starts_at + make_interval(mins => e.duration_minutes)
  AND o.ends_at AT TIME ZONE e.time_zone <> (o.starts_at AT TIME ZONE e.time_zone) + make_interval(mins => e.duration_minutes);

-- Series ended with their 2,000th occurrence; from there the hourly job goes on.
UPDATE entries e
SET materialised_until = last.starts_at
FROM (SELECT entry_id, max(starts_at) AS starts_at FROM occurrences GROUP BY entry_id HAVING count(*) >= 2000) last
WHERE last.entry_id = e.id AND e.recurrence_rule IS NOT NULL AND last.starts_at < e.materialised_until;
