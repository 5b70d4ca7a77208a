import { PrismaPg } from '@prisma/adapter-pg'
import { ColumnTypeEnum, type SqlQuery, type SqlResultSet } from '@prisma/driver-adapter-utils'
import pg from 'pg'

/** CHAR is PostgreSQL's internal one-byte type `"char"`, used in the system catalogue. */
const { CHAR, TEXT } = pg.types.builtins

/**
 * Prisma's adapter with two fixes for its own schema engine (7.10). A script is sent to the server whole and so runs as one
 * transaction: a failed migration changes nothing. (The original splits it at every semicolon, which breaks function bodies and
 * comments.) Columns of type "char", which the engine reads from the system catalogue, are supported.
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

  /** The server's error for the script that failed last. */
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

/** The "char" columns of a result, keyed by the result's rows. */
type CharColumns = WeakMap<object, ReadonlySet<number>>

/** Declares "char" columns as text, which the adapter accepts, and remembers which columns they were. */
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
