/**
 * rose_testing.reset() empties what a test has filled and restarts the sequences it used. Deleting from the few tables with rows takes
 * milliseconds; TRUNCATE of all tables takes a hundred. Foreign keys and append-only triggers are disabled meanwhile (replica role).
 */
export const RESET_FUNCTION = `
CREATE SCHEMA rose_testing;

CREATE FUNCTION rose_testing.reset() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  t record;
  filled boolean;
BEGIN
  SET LOCAL session_replication_role = replica;
  SET LOCAL lock_timeout = '10s';
  FOR t IN SELECT schemaname, tablename FROM pg_tables
           WHERE schemaname NOT IN ('pg_catalog', 'information_schema', 'rose_testing') LOOP
    EXECUTE format('SELECT EXISTS (SELECT FROM %I.%I)', t.schemaname, t.tablename) INTO filled;
    IF filled THEN
      EXECUTE format('DELETE FROM %I.%I', t.schemaname, t.tablename);
    END IF;
  END LOOP;
  FOR t IN SELECT schemaname, sequencename FROM pg_sequences WHERE last_value IS NOT NULL LOOP
    EXECUTE format('ALTER SEQUENCE %I.%I RESTART', t.schemaname, t.sequencename);
  END LOOP;
  FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = 'rose_testing' LOOP
    EXECUTE format('INSERT INTO public.%I OVERRIDING SYSTEM VALUE SELECT * FROM rose_testing.%I', t.tablename, t.tablename);
  END LOOP;
END $$;
`

/** Copies the rows that prisma/sql inserts, so that a reset can restore them. */
export const REMEMBER_SEED = `
DO $$
DECLARE
  t record;
  filled boolean;
BEGIN
  FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
    EXECUTE format('SELECT EXISTS (SELECT FROM public.%I)', t.tablename) INTO filled;
    IF filled THEN
      EXECUTE format('CREATE TABLE rose_testing.%I AS TABLE public.%I', t.tablename, t.tablename);
    END IF;
  END LOOP;
END $$;
`
