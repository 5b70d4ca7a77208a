import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { REPO_ROOT } from '../repo-root.ts'
import { LIGHT_NODE } from './light-node.ts'

test('images run Node as the local stack and the benches do', async () => {
  const dockerfile = await readFile(join(REPO_ROOT, 'Dockerfile'), 'utf8')
  expect(dockerfile).toContain(
    `ENV ${Object.entries(LIGHT_NODE)
      .map((pair) => pair.join('='))
      .join(' ')}`,
  )
})
