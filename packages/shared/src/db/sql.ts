import type { Pool } from 'pg'

/**
 * SQL of fixed text for what happens at every request. A name belongs to one text: the server parses and plans it once for each
 * connection.
 */
export interface Statement<Row> {
  readonly name: string
  readonly text: string
  /** Only a type: what a row looks like. */
  readonly row?: Row
}

/**
 * Runs one statement by itself, straight on a connection: it takes effect as a whole or not at all. Costs about a tenth of what the ORM
 * takes for the same row, so it is for hot paths; all other work goes through `db` and `transact`.
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
