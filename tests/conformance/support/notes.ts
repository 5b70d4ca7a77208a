/** Every effect of a scenario is a row, so that what happened twice is seen. */
export const NOTES_TABLE =
  'CREATE TABLE IF NOT EXISTS conformance_notes (id bigserial PRIMARY KEY, flow text NOT NULL, note text NOT NULL)'
