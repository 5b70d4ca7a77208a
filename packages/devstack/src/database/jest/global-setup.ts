import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { REPO_ROOT } from '../../repo-root.ts'
import { generateClient } from '../generate-client.ts'
import { ensureTestServers, type TestServers } from '../test-servers/test-servers.ts'
import { setTestRun, testServersFromEnvironment } from './config.ts'
import { ensureTemplate } from './ensure-template.ts'

/** Before the first test: the generated client, Postgres and Redis, and the template that workers clone. */
// biome-ignore lint/style/noDefaultExport: Jest asks for one.
export default async function globalSetup(): Promise<void> {
  await generateClient()
  const given = testServersFromEnvironment()
  const own = given.databaseUrl && given.redisUrl ? undefined : await startServers(given.folder)
  const databaseUrl = given.databaseUrl ?? own?.postgres.url ?? ''
  setTestRun({
    databaseUrl,
    redisUrl: given.redisUrl ?? own?.redis.url ?? '',
    template: await ensureTemplate(databaseUrl),
    run: randomBytes(4).toString('hex'),
  })
}

/** Starts the servers in a plain Node process, which can resolve their programs. */
async function startServers(folder: string | undefined): Promise<TestServers> {
  const program = join(REPO_ROOT, 'packages/devstack/bin/test-servers.ts')
  await promisify(execFile)(process.execPath, folder ? [program, folder] : [program])
  return ensureTestServers(folder)
}
