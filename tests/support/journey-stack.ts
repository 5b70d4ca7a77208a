import { startTestStack } from './with-stack.ts'

/**
 * The process that owns the journeys' shared stack. Jest's setup forks it: so the stack runs under plain Node, and ends even when
 * Jest is killed, because the line to it breaks.
 */
const ended = new Promise<void>((resolve) => {
  process.once('disconnect', resolve)
  process.once('message', () => resolve())
  process.once('SIGTERM', () => resolve())
})

try {
  const stack = await startTestStack()
  process.send?.({ port: Number(new URL(stack.url('blog')).port) })
  await ended
  await stack.stop()
} catch (error) {
  console.error((error as Error).message, (error as Error).cause ?? '')
  process.exitCode = 1
}
process.exit()
