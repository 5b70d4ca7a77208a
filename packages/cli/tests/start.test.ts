import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from '@jest/globals'

const ROSE = fileURLToPath(new URL('../bin/rose.ts', import.meta.url))
const LIST_MODULES = `data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from 'node:module'
  registerHooks({ resolve: (name, at, next) => { const found = next(name, at); console.error(found.url); return found } })
`)}`

async function modulesOf(...args: string[]): Promise<string[]> {
  const env = { ...process.env, NODE_OPTIONS: '' }
  const { stderr } = await promisify(execFile)(process.execPath, ['--import', LIST_MODULES, ROSE, ...args], { env })
  return stderr.split('\n').filter((url) => url.startsWith('file:'))
}

test.each([[['--help']], [['members', '--help']], [['ps']]])(
  'rose %j loads no schema library and no context',
  async (args) => {
    const modules = await modulesOf(...args)
    expect(modules.some((url) => url.endsWith('/cli/src/run-cli.ts'))).toBe(true)
    expect(modules.filter((url) => /\/(zod|ioredis|domains|server|kernel|generated)\//.test(url))).toEqual([])
  },
  30_000,
)
