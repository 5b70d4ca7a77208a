const DRAIN_MS = 5_000

/** Ends this process when the supervisor that holds its channel is gone: politely first, for certain after five seconds. */
export function leaveWithSupervisor(): void {
  if (!process.channel) return
  process.once('disconnect', () => {
    setTimeout(() => process.exit(1), DRAIN_MS).unref()
    if (process.listenerCount('SIGTERM') > 0) process.kill(process.pid, 'SIGTERM')
    else process.exit(1)
  })
  process.channel.unref()
}
