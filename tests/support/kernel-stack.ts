import { setTestRun } from '@rose-ash/devstack/database/jest/config'
import { ensureTemplate } from '@rose-ash/devstack/database/jest/ensure-template'
import { ensureTestServers, stopTestServers } from '@rose-ash/devstack/database/test-servers/test-servers'
import { openRunFolder } from '@rose-ash/devstack/test-run/run-folder'
import { createTestContext } from '@rose-ash/domains/testing/create-test-context'
import { type Environment, testEnvironment } from '@rose-ash/shared/testing/test-environment'

export type KernelStack = Awaited<ReturnType<typeof openKernelStack>>

/**
 * A Postgres and a Redis of one's own with an empty Rose Ash in them, for benches and long tests outside Jest. Unlike the tests' own servers
 * it writes to the disk as in production: what was committed survives a server that is stopped at once.
 */
export async function openKernelStack() {
  const folder = await openRunFolder('rose-kernel-stack')
  const { postgres, redis } = await ensureTestServers(folder, { isDurable: true })
  setTestRun({
    databaseUrl: postgres.url,
    redisUrl: redis.url,
    template: await ensureTemplate(postgres.url),
    run: 'kernel',
  })
  const environment: Environment = await testEnvironment({ DATABASE_POOL_SIZE: '16' })
  const ctx = await createTestContext('cli', { env: { DATABASE_POOL_SIZE: '24' } })
  return {
    folder,
    postgres,
    environment,
    ctx,
    async close() {
      await ctx.close()
      await stopTestServers(folder)
    },
  }
}
