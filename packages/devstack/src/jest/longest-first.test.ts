import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { REPO_ROOT } from '../repo-root.ts'
import { LONG } from './longest-first.ts'

test('every file that is known to be long exists', () => {
  expect(LONG.filter((path) => !existsSync(join(REPO_ROOT, path)))).toEqual([])
})
