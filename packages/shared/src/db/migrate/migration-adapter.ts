import { PrismaPg } from '@prisma/adapter-pg'
import { ColumnTypeEnum, type SqlQuery, type SqlResultSet } from '@prisma/driver-adapter-utils'
import pg from 'pg'

/** PostgreSQL's internal one-byte type, in which its catalogue keeps flags. */
const { CHAR, TEXT } = pg.types.builtins

/**
 * Prisma's adapter, made fit for its own schema engine (7.10) in two places. A script goes to the server whole: the original cuts it at
 * every semicolon, which breaks function bodies and comments, and runs the pieces one by one, while the server makes one transaction of it,
 * so that a migration that fails leaves nothing behind. And columns of type "char", which the engine asks the catalogue for, are understood.
 */
export class MigrationAdapter extends PrismaPg {
  readonly #pool: pg.Pool
  readonly #charColumns: CharColumns
  #failure: Error | undefined

  constructor(pool: pg.Pool) {
    const charColumns = watchCharColumns(pool)
    super(pool)
    this.#pool = pool
    this.#charColumns = charColumns
  }

  /** What the server said about the script that failed last. */
  get failure(): Error | undefined {
    return this.#failure
  }

  override async connect(): ReturnType<PrismaPg['connect']> {
    const adapter = await super.connect()
    const queryRaw = adapter.queryRaw.bind(adapter)
    adapter.queryRaw = async (query: SqlQuery) => this.#withCharTypes(await queryRaw(query))
    adapter.executeScript = (script) => this.#executeScript(script)
    return adapter
  }

  async #executeScript(script: string): Promise<void> {
    await this.#pool.query(script).catch((error) => {
      this.#failure = error
      throw error
    })
  }

  #withCharTypes(result: SqlResultSet): SqlResultSet {
    const chars = this.#charColumns.get(result.rows)
    const columnTypes = result.columnTypes.map((type, at) => (chars?.has(at) ? ColumnTypeEnum.Character : type))
    return { ...result, columnTypes }
  }
}

/** Which columns of an answer were "char", by the answer's rows. */
type CharColumns = WeakMap<object, ReadonlySet<number>>

/** Passes such columns to the adapter as text, which it takes, and remembers where they were. */
function watchCharColumns(pool: pg.Pool): CharColumns {
  const found: CharColumns = new WeakMap()
  const query = pool.query.bind(pool) as (...args: unknown[]) => Promise<pg.QueryResult>
  pool.query = (async (...args: unknown[]) => {
    const result = await query(...args)
    const fields = result.fields ?? []
    found.set(result.rows ?? result, new Set(fields.flatMap(({ dataTypeID }, at) => (dataTypeID === CHAR ? [at] : []))))
    for (const field of fields) if (field.dataTypeID === CHAR) field.dataTypeID = TEXT
    return result
  }) as typeof pool.query
  return found
}
