import type { Db } from '@rose-ash/shared/db/client'

/** The two tables of a scenario: every effect is a row, so that an effect that happened twice is visible. */
export async function createNotesTables(db: Db): Promise<void> {
  for (const table of ['conformance_notes', 'conformance_begun']) {
    await db.$executeRawUnsafe(
      `CREATE TABLE IF NOT EXISTS ${table} (id bigserial PRIMARY KEY, flow text NOT NULL, note text NOT NULL)`,
    )
  }
}

/** The lines that a flow has written, in order. */
export async function readNotes(db: Db, flow: string): Promise<string[]> {
  const rows = await db.$queryRaw<
    { note: string }[]
  >`SELECT note FROM conformance_notes WHERE flow = ${flow} ORDER BY id`
  return rows.map(({ note }) => note)
}

/** Records outside the step's transaction that the step has begun, so that a test can interrupt it there. */
export async function tellBegun(db: Db, flow: string, note: string): Promise<void> {
  await db.$executeRaw`INSERT INTO conformance_begun (flow, note) VALUES (${flow}, ${note})`
}

export async function hasBegun(db: Db, flow: string, note: string): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>`SELECT 1 FROM conformance_begun WHERE flow = ${flow} AND note = ${note}`
  return rows.length > 0
}
