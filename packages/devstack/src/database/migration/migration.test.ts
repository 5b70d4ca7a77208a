import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { applyMigrations } from '@rose-ash/shared/db/migrate/apply-migrations'
import { isMigrating, MIGRATION_LOCK } from '@rose-ash/shared/db/migrate/migration-lock'
import { isSchemaCurrent } from '@rose-ash/shared/db/migrate/schema-version'
import pg from 'pg'
import { readTestRun } from '../jest/config.ts'
import { execute, withScratchDatabase } from '../scratch-database.ts'
import { snapshotSchema } from '../snapshot-schema.ts'

const admin = readTestRun().databaseUrl
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rose-migrations-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function migration(name: string, sql: string): Promise<void> {
  await mkdir(join(folder, name), { recursive: true })
  await writeFile(join(folder, name, 'migration.sql'), sql)
}

const BELLS = `
CREATE TABLE bells (id int PRIMARY KEY, tone text); -- a comment; with a semicolon
CREATE FUNCTION ring() RETURNS int LANGUAGE plpgsql AS $$ BEGIN PERFORM 1; RETURN 2; END $$;
`

test('processes that start together apply each migration once, function bodies and all', async () => {
  await migration('0001_bells', BELLS)
  await withScratchDatabase(admin, async (url) => {
    const applied = await Promise.all([1, 2, 3].map(() => applyMigrations(url, folder)))
    expect(applied.flat()).toEqual(['0001_bells'])
    expect(await rows(url, 'SELECT migration_name AS name, ring() AS rung FROM _prisma_migrations')).toEqual([
      { name: '0001_bells', rung: 2 },
    ])
  })
})

test('a migration that fails leaves nothing behind and says why in the server’s words', async () => {
  await migration('0001_bells', BELLS)
  await migration('0002_broken', "INSERT INTO bells VALUES (1, 'd'); INSERT INTO bells VALUES (1, 'e');")
  await withScratchDatabase(admin, async (url) => {
    await expect(applyMigrations(url, folder)).rejects.toThrow(/duplicate key value.*bells_pkey/)
    expect(await rows(url, 'SELECT * FROM bells')).toEqual([])
  })
})

test('a database that has not seen the newest migration is not current', async () => {
  await withScratchDatabase(admin, async (url) => {
    await withPool(url, async (pool) => expect(await isSchemaCurrent(pool)).toBe(false))
  })
})

test('who waits for the schema sees that somebody migrates this database, and not another one', async () => {
  await withScratchDatabase(admin, async (url) => {
    await withPool(url, async (pool) => {
      expect(await isMigrating(pool)).toBe(false)
      await withPool(url, async (migrating) => {
        await migrating.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK])
        expect(await isMigrating(pool)).toBe(true)
        await withScratchDatabase(admin, (other) =>
          withPool(other, async (elsewhere) => expect(await isMigrating(elsewhere)).toBe(false)),
        )
      })
    })
  })
})

test('a snapshot names columns, keys and checks, and does not depend on the order columns were added in', async () => {
  const built = (sql: string) =>
    withScratchDatabase(admin, async (url) => {
      await execute(url, sql)
      return snapshotSchema(url, 'by name')
    })
  const one = await built(
    "CREATE TABLE a (id int PRIMARY KEY, b text NOT NULL DEFAULT 'x' CONSTRAINT short CHECK (length(b) < 9))",
  )
  const two = await built(
    "CREATE TABLE a (b text NOT NULL DEFAULT 'x'); ALTER TABLE a ADD id int PRIMARY KEY, ADD CONSTRAINT short CHECK (length(b) < 9)",
  )
  expect(two).toEqual(one)
  expect(one).toEqual([
    "CREATE TABLE a (\n  b text NOT NULL DEFAULT 'x'::text,\n  id integer NOT NULL\n);",
    'ALTER TABLE a ADD CONSTRAINT a_pkey PRIMARY KEY (id);',
    'ALTER TABLE a ADD CONSTRAINT short CHECK ((length(b) < 9));',
  ])
})

async function rows(url: string, sql: string): Promise<unknown[]> {
  return withPool(url, async (pool) => (await pool.query(sql)).rows)
}

async function withPool<T>(url: string, work: (pool: pg.Pool) => Promise<T>): Promise<T> {
  const pool = new pg.Pool({ connectionString: url })
  try {
    return await work(pool)
  } finally {
    await pool.end()
  }
}
