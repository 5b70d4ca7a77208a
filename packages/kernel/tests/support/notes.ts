import type { Db, Tx } from '@rose-ash/shared/db/client'

/** A table of the tests: every effect writes a line, so that what happened twice is seen. */
export async function createNotes(db: Db): Promise<void> {
  await db.$executeRaw`CREATE TABLE IF NOT EXISTS kernel_test_notes (id bigserial PRIMARY KEY, note text NOT NULL)`
  await db.$executeRaw`TRUNCATE kernel_test_notes RESTART IDENTITY`
}

export async function note(db: Db | Tx, text: string): Promise<void> {
  await db.$executeRaw`INSERT INTO kernel_test_notes (note) VALUES (${text})`
}

/** In the order in which they were written. */
export async function readNotes(db: Db): Promise<string[]> {
  const rows = await db.$queryRaw<{ note: string }[]>`SELECT note FROM kernel_test_notes ORDER BY id`
  return rows.map((row) => row.note)
}
