import { randomBytes } from 'node:crypto'
import { generateClient } from '../generate-client.ts'
import { ensureTestServers } from '../test-servers/test-servers.ts'
import { setTestRun, testServersFromEnvironment } from './config.ts'
import { ensureTemplate } from './ensure-template.ts'

/** Before the first test: the generated client, Postgres and Redis, and the template that workers clone. */
// biome-ignore lint/style/noDefaultExport: Jest asks for one.
export default async function globalSetup(): Promise<void> {
  await generateClient()
  const given = testServersFromEnvironment()
  const own = given.databaseUrl && given.redisUrl ? undefined : await ensureTestServers(given.folder)
  const databaseUrl = given.databaseUrl ?? own?.postgres.url ?? ''
  setTestRun({
    databaseUrl,
    redisUrl: given.redisUrl ?? own?.redis.url ?? '',
    template: await ensureTemplate(databaseUrl),
    run: randomBytes(4).toString('hex'),
  })
}
