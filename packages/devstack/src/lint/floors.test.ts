import { expect, test } from '@jest/globals'
import { compareDoors, doorsInUse } from './doors.ts'
import { nameOfPackage } from './packages.ts'
import { readImports } from './read-imports.ts'
import { findRoomRings } from './room-rings.ts'

const folderOf = (name: string) => `packages/${name}`

test('an import is seen in every form, its types included', () => {
  const source = [
    "import { a } from './a.ts'",
    "import type { B } from '../views/b.ts'",
    "import '../side.ts'",
    "export { c } from '@rose-ash/shared/db/client'",
    "const d = await import('@rose-ash/kernel/flows/client/flow-client')",
    "import { readFile } from 'node:fs'",
  ].join('\n')
  expect(readImports('packages/server/src/http/x.ts', source, folderOf).map(({ to }) => to)).toEqual([
    'packages/server/src/http/a.ts',
    'packages/server/src/views/b.ts',
    'packages/server/src/side.ts',
    'packages/shared/src/db/client.ts',
    'packages/kernel/src/flows/client/flow-client.ts',
  ])
})

const arrow = (from: string, to: string) => ({ from: `packages/server/src/${from}`, to: `packages/server/src/${to}` })

test('rooms that need each other over a third are a ring, and the files that make it are named', () => {
  const ring = findRoomRings([
    arrow('http/a.ts', 'views/b.ts'),
    arrow('views/b.ts', 'static/c.ts'),
    arrow('static/c.ts', 'http/d.ts'),
  ])
  expect(ring).toEqual([
    expect.stringMatching(/^packages\/server\/http ⇄ packages\/server\/static ⇄ packages\/server\/views: /),
  ])
  expect(ring[0]).toContain('packages/server/src/static/c.ts → packages/server/src/http/d.ts')
})

test('a room below, files of one room and tests make no ring', () => {
  const fine = [
    arrow('http/a.ts', 'views/b.ts'),
    arrow('http/a.ts', 'http/b.ts'),
    arrow('views/b.test.ts', 'http/a.ts'),
  ]
  expect(findRoomRings(fine)).toEqual([])
})

test('doors are what another package comes through', () => {
  const imports = [
    ...readImports('apps/blog/src/a.ts', "import { x } from '@rose-ash/shared/db/client'", folderOf),
    ...readImports('packages/shared/src/b.ts', "import { x } from '@rose-ash/shared/db/sql'", folderOf),
  ]
  const used = doorsInUse(imports, nameOfPackage).get('shared') ?? {}
  expect(used).toEqual({ './db/client': './src/db/client.ts' })
  expect(compareDoors('shared', { './db/old': './src/db/old.ts' }, used)).toEqual([
    expect.stringContaining('has no door ./db/client'),
    expect.stringContaining('nobody comes through ./db/old'),
  ])
})
