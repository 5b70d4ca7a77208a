import type { Redis } from 'ioredis'

const DAYS_2 = 2 * 24 * 3600

/** The Redis key that holds the mark of a freshness key: when it was last touched, in milliseconds; absent when it never was. */
export const markName = (key: string): string => `fresh:${key}`

/** Every touch changes the mark, also two touches within one millisecond. */
const TOUCH = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
for i = 1, #KEYS do
  local last = tonumber(redis.call('GET', KEYS[i]) or '0')
  redis.call('SET', KEYS[i], string.format('%.0f', math.max(now, last + 1)), 'EX', ARGV[1])
end
return #KEYS`

/** Sets the marks of these keys to now: every copy that reads one of them is out of date, in every process. */
export async function touchMarks(redis: Redis, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return
  const names = [...new Set(keys)].map(markName)
  await redis.eval(TOUCH, names.length, ...names, DAYS_2)
}

/** The latest of some marks read from Redis; 0 when none is set. */
export function latestMark(values: readonly (string | null | undefined)[]): number {
  return Math.max(0, ...values.map((value) => Number(value ?? 0)))
}

/** The key that a member or an anonymous cart touches by changing something, so that their own next page shows the change. */
export const writesOf = (who: string): string => `writes:${who}`
