import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { applyMigrations } from '@rose-ash/shared/db/migrate/apply-migrations'
import { MIGRATIONS_FOLDER, migrationNames } from '@rose-ash/shared/db/migrate/migrations-folder'
import pg from 'pg'
import { readTestRun } from '../jest/config.ts'
import { execute, withScratchDatabase } from '../scratch-database.ts'

/** People and prices as the version before 0010 wrote them. */
const BEFORE = `
INSERT INTO members (id, email, name, ghost_id, status, updated_at) VALUES
  ('00000000-0000-7000-8000-000000000001', 'imported@old.example', 'Imported', 'g1', 'active', now()),
  ('00000000-0000-7000-8000-000000000002', 'editor@old.example', 'Editor', NULL, 'active', now()),
  ('00000000-0000-7000-8000-000000000003', 'invited@old.example', 'Invited', NULL, 'active', now()),
  ('00000000-0000-7000-8000-000000000004', 'stranger@old.example', 'Stranger', NULL, 'active', now()),
  ('00000000-0000-7000-8000-000000000005', 'gone@old.example', 'Gone', 'g2', 'deleted', now());
INSERT INTO member_roles (member_id, role) VALUES ('00000000-0000-7000-8000-000000000002', 'editor');
INSERT INTO invitations (id, email, roles, token_hash, invited_by_id, expires_at, accepted_at, accepted_by_id) VALUES
  ('00000000-0000-7000-8000-000000000006', 'invited@old.example', '{}', 'x', '00000000-0000-7000-8000-000000000002', now(), now(),
   '00000000-0000-7000-8000-000000000003');
INSERT INTO resources (id, slug, name, time_zone, slot_minutes, price_minor, member_price_minor, currency) VALUES
  ('00000000-0000-7000-8000-000000000007', 'oven', 'Oven', 'Europe/London', 60, 500, 600, 'GBP'),
  ('00000000-0000-7000-8000-000000000008', 'bike', 'Bike', 'Europe/London', 60, 500, 400, 'GBP');
`

test('who was imported, invited or holds a role belongs, a stranger does not; no price for members is above the price', async () => {
  const earlier = await mkdtemp(join(tmpdir(), 'rose-migrations-'))
  for (const name of await migrationNames())
    if (name < '0010') await cp(join(MIGRATIONS_FOLDER, name), join(earlier, name), { recursive: true })
  await withScratchDatabase(readTestRun().databaseUrl, async (url) => {
    await applyMigrations(url, earlier)
    await execute(url, BEFORE)
    await applyMigrations(url, MIGRATIONS_FOLDER)
    const pool = new pg.Pool({ connectionString: url })
    const { rows: belong } = await pool.query(
      "SELECT name FROM members m JOIN member_roles r ON r.member_id = m.id WHERE role = 'cooperator' ORDER BY m.id",
    )
    expect(belong).toEqual([{ name: 'Imported' }, { name: 'Editor' }, { name: 'Invited' }])
    const { rows: prices } = await pool.query('SELECT name, member_price_minor AS price FROM resources ORDER BY id')
    expect(prices).toEqual([
      { name: 'Oven', price: null },
      { name: 'Bike', price: 400 },
    ])
    await pool.end()
  })
  await rm(earlier, { recursive: true, force: true })
})
