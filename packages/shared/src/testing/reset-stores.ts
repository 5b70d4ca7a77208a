import { resetDatabase } from './test-database.ts'
import { resetRedis } from './test-redis.ts'

/** Empties this worker's Postgres and Redis. Call it in `beforeEach`. */
export async function resetStores(): Promise<void> {
  await Promise.all([resetDatabase(), resetRedis()])
}
