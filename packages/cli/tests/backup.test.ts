import { createHash, randomBytes } from 'node:crypto'
import { appendFile, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createFlowClient } from '@rose-ash/kernel/flows/client/flow-client'
import { defineFlow } from '@rose-ash/kernel/flows/define-flow'
import { append } from '@rose-ash/kernel/testing/append'
import { drainFlows } from '@rose-ash/kernel/testing/drain'
import type { ServerContext } from '@rose-ash/server/context/server-context'
import { createServerTestContext } from '@rose-ash/server/testing/create-server-test-context'
import { parseEnv } from '@rose-ash/shared/config/parse-env'
import { mediaStore } from '@rose-ash/shared/media/media-store'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { testEnvironment } from '@rose-ash/shared/testing/test-environment'
import { waitUntil } from '@rose-ash/shared/testing/wait-until'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { z } from 'zod'
import { type BackupConfig, backupEnvSchema } from '../src/backup/backup-config.ts'
import { localKeyFile, newKey, readKey, recipientOf } from '../src/backup/backup-key.ts'
import { type Backup, listBackups } from '../src/backup/manifest.ts'
import { copyTarget, settleFormats } from '../src/backup/read-schema.ts'
import { type RestorePlaces, restoreBackup } from '../src/backup/restore-backup.ts'
import { runBackup } from '../src/backup/run-backup.ts'

const MINUTES = 240_000
/** A table that somebody made by hand beside ours. */
const FOREIGN = 'somebodys_table'
const askForApples = defineFlow({
  name: 'ask-for-apples',
  version: 1,
  input: z.object({ crates: z.number() }),
  run: async (step, { crates }) => {
    await step.tx('asked', async (tx) => String(await append(tx, { object: { crates } })))
    const { payload } = await step.waitFor<string>('answer')
    return { crates, payload }
  },
})

let house: string
let config: BackupConfig
let ctx: ServerContext
let restored: string
let places: RestorePlaces

const sql = async (url: string, statement: string) => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client.query(statement).finally(() => client.end())
}

beforeAll(async () => {
  house = await mkdtemp(join(tmpdir(), 'rose-backup-'))
  await resetStores()
  config = parseEnv(
    backupEnvSchema,
    await testEnvironment({ ROSE_DATA_DIR: house, BACKUP_OFFSITE: 'ls > ../copied', BACKUP_KEEP: '1' }),
  )
  ctx = await createServerTestContext('cli', { env: { ROSE_DATA_DIR: house } })
  const name = `rose_restored_${randomBytes(4).toString('hex')}`
  await sql(config.DATABASE_URL, `CREATE DATABASE ${name}`)
  await sql(config.DATABASE_URL, `CREATE TABLE ${FOREIGN} (id serial PRIMARY KEY)`)
  restored = Object.assign(new URL(config.DATABASE_URL), { pathname: `/${name}` }).href
  await recipientOf(config)
  places = {
    databaseUrl: restored,
    redisUrl: config.REDIS_URL,
    dataDir: join(house, 'restored'),
    folder: join(house, 'backups'),
    identity: await readKey(localKeyFile(config)),
  }
}, MINUTES)
afterAll(async () => {
  await ctx.close()
  await sql(config.DATABASE_URL, `DROP TABLE ${FOREIGN}`)
  await sql(config.DATABASE_URL, `DROP DATABASE ${new URL(restored).pathname.slice(1)} WITH (FORCE)`)
  await rm(house, { recursive: true })
})

/** An order, its payment and its fact in one transaction, as the shop does it. */
async function sell(amountMinor: number): Promise<void> {
  await ctx.transact(async (tx) => {
    const order = await tx.order.create({
      data: {
        email: 'rosa@members.example',
        contactName: 'Rosa “Marsh”\t\\N',
        status: 'paid',
        currency: 'GBP',
        subtotalMinor: amountMinor,
        totalMinor: amountMinor,
        vatMinor: 0,
        expiresAt: new Date(),
        paidAt: new Date(),
      },
    })
    await tx.payment.create({ data: { orderId: order.id, provider: 'sumup', amountMinor, currency: 'GBP' } })
    await append(tx, { objectId: order.id, object: { amountMinor } })
  })
}

/** Sells until it is stopped; returns how many sales were confirmed. */
function openShop() {
  let isOpen = true
  let sold = 0
  const closed = (async () => {
    while (isOpen) {
      await sell(100 + sold)
      sold += 1
    }
  })()
  return {
    sold: () => sold,
    async close() {
      isOpen = false
      await closed
    },
  }
}

/** The rows of each table as COPY writes them, by count and checksum. */
async function checksumsOf(url: string, wanted: Backup['tables']): Promise<Backup['tables']> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await settleFormats(client)
    const tables = []
    for (const { name, columns } of wanted) {
      const stream = client.query(copyTo(`COPY ${copyTarget(client, { name, columns })} TO STDOUT`))
      const rows = await text(stream)
      tables.push({ name, columns, rows: stream.rowCount, sha256: createHash('sha256').update(rows).digest('hex') })
    }
    return tables
  } finally {
    await client.end()
  }
}

async function storePicture(): Promise<string> {
  const bytes = randomBytes(100_000)
  const hash = createHash('sha256').update(bytes).digest('hex')
  const path = `${hash.slice(0, 2)}/${hash}.png`
  await mediaStore(config).writeOnce(path, async () => bytes)
  return path
}

let flow: string
let picture: string
let backup: Backup

test(
  'a backup taken while the shop sells holds one moment: every table, every picture, the ledger whole',
  async () => {
    picture = await storePicture()
    await drainFlows(ctx, [askForApples])
    flow = (await createFlowClient(ctx).start(null, 'ask-for-apples', { crates: 3 })).id
    await drainFlows(ctx, [askForApples])
    expect(await createFlowClient(ctx).show(flow)).toMatchObject({
      status: 'suspended',
      waitingFor: [{ key: 'answer' }],
    })
    const shop = openShop()
    await waitUntil('the first sales', () => shop.sold() >= 5)
    backup = await runBackup(config)
    const before = shop.sold()
    await waitUntil('a sale after it', () => shop.sold() > before)
    await shop.close()

    await ctx.redis.set('session', 'of another state')
    const { files, leftOut } = await restoreBackup(backup, places)
    expect([files, leftOut.includes(FOREIGN)]).toEqual([1, true])
    const ours = backup.tables.filter(({ name }) => !leftOut.includes(name))
    expect(await checksumsOf(restored, ours)).toEqual(ours)
    expect(backup.tables.find(({ name }) => name === 'orders')?.rows).toBeGreaterThanOrEqual(5)
    const { rows } = await sql(
      restored,
      `SELECT (SELECT sum(total_minor) FROM orders) AS owed, (SELECT sum(amount_minor) FROM payments) AS paid,
         (SELECT sum((object->>'amountMinor')::int) FROM ap_activities) AS told`,
    )
    expect(rows[0]).toEqual({ owed: rows[0].paid, paid: rows[0].told, told: rows[0].owed })
    const bytes = await readFile(join(places.dataDir, 'media', picture))
    expect(picture).toContain(createHash('sha256').update(bytes).digest('hex'))
    expect(await ctx.redis.get('session')).toBeNull()
  },
  MINUTES,
)

test('what waited goes on, numbers go on, and triggers and keys hold again', async () => {
  const there = await createServerTestContext('cli', { env: { DATABASE_URL: restored } })
  try {
    await createFlowClient(there).resume(null, flow, 'yes', { key: 'answer' })
    await drainFlows(there, [askForApples])
    expect(await createFlowClient(there).show(flow)).toMatchObject({
      status: 'completed',
      output: { crates: 3, payload: 'yes' },
    })
    const last = await there.db.order.findFirstOrThrow({ orderBy: { number: 'desc' } })
    const next = await there.db.$queryRaw<{ number: bigint }[]>`SELECT nextval('orders_number_seq') AS number`
    expect(Number(next[0]?.number)).toBeGreaterThan(last.number)
    await expect(there.db.$executeRaw`UPDATE ap_activities SET type = 'forged'`).rejects.toThrow()
    await expect(there.db.$executeRaw`DELETE FROM orders WHERE id = ${last.id}::uuid`).rejects.toThrow()
  } finally {
    await there.close()
  }
})

test(
  'a database that is not empty is left alone, unless it is said to go',
  async () => {
    await sql(restored, 'DELETE FROM payments')
    await expect(restoreBackup(backup, places)).rejects.toThrow('not empty')
    expect((await sql(restored, 'SELECT FROM payments')).rowCount).toBe(0)
    expect(await restoreBackup(backup, { ...places, over: true })).toMatchObject({ files: 0 })
    expect((await sql(restored, 'SELECT FROM payments')).rowCount).toBeGreaterThanOrEqual(5)
  },
  MINUTES,
)

test(
  'a damaged file and a wrong key restore nothing, and what is there stays',
  async () => {
    const other = /AGE-SECRET-KEY-1\w+/.exec(await newKey())![0]
    await expect(restoreBackup(backup, { ...places, over: true, identity: other })).rejects.toThrow('right key')
    await appendFile(join(places.folder, backup.name, 'tables/orders.copy.gz.age'), 'more')
    await expect(restoreBackup(backup, { ...places, over: true })).rejects.toThrow()
    expect((await sql(restored, 'SELECT FROM payments')).rowCount).toBeGreaterThanOrEqual(5)
  },
  MINUTES,
)

test(
  'only so many are kept, a half one is no backup, and the command of the operator runs beside them',
  async () => {
    const next = await runBackup(config)
    expect((await listBackups(places.folder)).map(({ name }) => name)).toEqual([next.name])
    expect((await readdir(places.folder)).sort()).toEqual([next.name, 'media'])
    expect(await readFile(join(house, 'copied'), 'utf8')).toBe(`${next.name}\nmedia\n`)
  },
  MINUTES,
)

test('in production a backup wants the public half of a key that is kept elsewhere', async () => {
  const env = await testEnvironment({ NODE_ENV: 'production', ROSE_ALLOW_PRIVATE_ADDRESSES: 'false' })
  expect(() => parseEnv(backupEnvSchema, env)).toThrow('BACKUP_RECIPIENT: needs the public half of a key')
  const BACKUP_RECIPIENT = /age1\w+/.exec(await newKey())![0]
  expect(await recipientOf(parseEnv(backupEnvSchema, { ...env, BACKUP_RECIPIENT }))).toBe(BACKUP_RECIPIENT)
})
