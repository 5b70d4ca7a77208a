/** The values that the setup passes to the workers in their environment. */
export interface TestRun {
  readonly databaseUrl: string
  readonly redisUrl: string
  readonly template: string
  readonly run: string
}

/** The servers to use instead of the checkout's own, or the folder of private ones. */
export function testServersFromEnvironment(): { databaseUrl?: string; redisUrl?: string; folder?: string } {
  const { TEST_DATABASE_URL, TEST_REDIS_URL, ROSE_TEST_SERVERS } = process.env
  return {
    ...(TEST_DATABASE_URL && { databaseUrl: TEST_DATABASE_URL }),
    ...(TEST_REDIS_URL && { redisUrl: TEST_REDIS_URL }),
    ...(ROSE_TEST_SERVERS && { folder: ROSE_TEST_SERVERS }),
  }
}

export function setTestRun({ databaseUrl, redisUrl, template, run }: TestRun): void {
  process.env.TEST_DATABASE_URL = databaseUrl
  process.env.TEST_REDIS_URL = redisUrl
  process.env.ROSE_TEST_TEMPLATE = template
  process.env.ROSE_TEST_RUN = run
}

export function readTestRun(): TestRun {
  const { TEST_DATABASE_URL = '', TEST_REDIS_URL = '', ROSE_TEST_TEMPLATE = '', ROSE_TEST_RUN = '' } = process.env
  return { databaseUrl: TEST_DATABASE_URL, redisUrl: TEST_REDIS_URL, template: ROSE_TEST_TEMPLATE, run: ROSE_TEST_RUN }
}
