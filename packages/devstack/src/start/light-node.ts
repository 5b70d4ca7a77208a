/**
 * How Node is kept small in every process of ours; the Dockerfile says the same. Young objects get 4 MB at a time instead of 16, of which
 * V8 holds three; threads share two heaps of the C library instead of having one each, and what is freed there goes back to the system.
 */
export const LIGHT_NODE = {
  NODE_OPTIONS: '--max-semi-space-size=4',
  MALLOC_ARENA_MAX: '2',
  MALLOC_TRIM_THRESHOLD_: '131072',
} as const
