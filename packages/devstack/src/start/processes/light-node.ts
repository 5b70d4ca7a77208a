/** For all our processes: threads share two heaps of the C library instead of one for each. Keep equal to the Dockerfile. */
export const LIGHT_NODE = { MALLOC_ARENA_MAX: '2' } as const

/**
 * Further settings for the kernel, which is mostly idle: semi-spaces of 4 MB instead of 16 (V8 has three), and freed memory is
 * returned to the system. In a busy app this would cost a tenth of the CPU time. Keep equal to docker-stack.yml.
 */
export const LIGHT_KERNEL = {
  NODE_OPTIONS: '--max-semi-space-size=4',
  MALLOC_TRIM_THRESHOLD_: '131072',
} as const
