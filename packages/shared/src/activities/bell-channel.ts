import type { Redis } from 'ioredis'

/**
 * The pub/sub channel of a bell. Redis pub/sub ignores the numbered databases, so the number is part of the name: two installations on
 * one Redis do not wake each other.
 */
export function bellChannel({ options }: Pick<Redis, 'options'>, bell: string): string {
  return `rose:${options.db ?? 0}:${bell}`
}
