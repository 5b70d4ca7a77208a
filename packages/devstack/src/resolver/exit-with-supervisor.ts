const DRAIN_MS = 5_000

/** Ends this process when its supervisor's channel closes: by SIGTERM, after five seconds in any case. */
export function exitWithSupervisor(): void {
  if (!process.channel) return
  process.once('disconnect', () => {
    setTimeout(() => process.exit(1), DRAIN_MS).unref()
    if (process.listenerCount('SIGTERM') > 0) process.kill(process.pid, 'SIGTERM')
    else process.exit(1)
  })
  process.channel.unref()
}
