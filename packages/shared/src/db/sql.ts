import type { Pool } from 'pg'

/**
 * A named statement of fixed text for hot paths: the server parses and plans it once for each connection. A name must belong to one
 * text only.
 */
export interface Statement<Row> {
  readonly name: string
  readonly text: string
  /** Carries the type of a row; never set. */
  readonly row?: Row
}

/**
 * Runs one statement outside any transaction, straight on a connection; the statement is atomic. It costs about a tenth of the ORM's
 * CPU time for the same row and is for hot paths; all other work uses `db` and `transact`.
 */
export type Sql = <Row>(statement: Statement<Row>, values: readonly unknown[]) => Promise<Row[]>

export function defineStatement<Row>(name: string, text: string): Statement<Row> {
  return { name, text }
}

export function createSql(pool: Pool): Sql {
  return async <Row>({ name, text }: Statement<Row>, values: readonly unknown[]) => {
    const { rows } = await pool.query({ name, text, values: [...values] })
    return rows as Row[]
  }
}
