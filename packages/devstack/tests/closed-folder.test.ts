import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { ambientEnvironment } from '../src/config.ts'
import { postgresCommand } from '../src/postgres/postgres-command.ts'
import { postgresOwner } from '../src/postgres/postgres-owner.ts'

const folder = mkdtempSync(join(tmpdir(), 'rose-closed-'))
const program = join(folder, 'program')
writeFileSync(program, '#!/bin/sh\n', { mode: 0o755 })
chmodSync(folder, 0o700)
afterAll(() => rmSync(folder, { recursive: true }))

test('PostgreSQL finds its programs by access(2) in a folder that only we may enter', () => {
  // initdb looks for its neighbours with access(2), as Node does here; reading a file asks other rights.
  const look = ['-e', 'require("node:fs").accessSync(process.argv[1], require("node:fs").constants.X_OK)', program]
  const { command, args, uid, gid } = postgresCommand(process.execPath, look, {
    owner: postgresOwner(),
    reads: [program],
    path: ambientEnvironment().PATH,
  })
  expect(() => execFileSync(command, [...args], { uid, gid, stdio: 'pipe' })).not.toThrow()
})
