/** The settings of a test run that Jest and its global setup pass to a worker. */
export interface TestRunConfig {
  readonly databaseUrl: string
  readonly redisUrl: string
  readonly template: string
  readonly run: string
  readonly worker: string
}

/** Throws when called outside a Jest run of this repository. */
export function readTestRunConfig(): TestRunConfig {
  const { TEST_DATABASE_URL, TEST_REDIS_URL, ROSE_TEST_TEMPLATE, ROSE_TEST_RUN, JEST_WORKER_ID } = process.env
  if (!TEST_DATABASE_URL || !TEST_REDIS_URL || !ROSE_TEST_TEMPLATE || !ROSE_TEST_RUN) {
    throw new Error('No test servers: run this test with jest and the repository’s jest.config.js')
  }
  return {
    databaseUrl: TEST_DATABASE_URL,
    redisUrl: TEST_REDIS_URL,
    template: ROSE_TEST_TEMPLATE,
    run: ROSE_TEST_RUN,
    worker: JEST_WORKER_ID ?? '1',
  }
}
