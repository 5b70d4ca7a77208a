import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { REPO_ROOT } from '../../repo-root.ts'
import { LIGHT_KERNEL, LIGHT_NODE } from './light-node.ts'

const read = (name: string) => readFile(join(REPO_ROOT, name), 'utf8')

test('images run Node as the local stack and the benches do', async () => {
  const pairs = Object.entries(LIGHT_NODE).map((pair) => pair.join('='))
  const environment = (await read('Dockerfile'))
    .split('\n')
    .filter((line) => line.startsWith('ENV NODE_ENV=production'))
  expect(environment[0]?.split(' ')).toEqual(expect.arrayContaining(pairs))
})

test('the kernel is kept smaller than the apps, and its image is compiled under the flags it runs with', async () => {
  const { services } = parse(await read('docker-stack.yml'), { merge: true })
  expect(services.kernel.environment).toMatchObject(LIGHT_KERNEL)
  expect(services.blog.environment).not.toHaveProperty('NODE_OPTIONS')
  expect(await read('packages/server/bin/warm.ts')).toContain(
    `appToRun() === 'kernel' ? ['${LIGHT_KERNEL.NODE_OPTIONS}']`,
  )
})
