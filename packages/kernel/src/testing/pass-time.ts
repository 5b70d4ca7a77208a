import type { KernelContext } from '../kernel-context.ts'

/** Moves the timers of all waiting flows `ms` earlier, as if the time had passed. */
export async function passTime({ db }: Pick<KernelContext, 'db'>, ms: number): Promise<void> {
  const seconds = ms / 1000
  await db.$executeRaw`
    UPDATE flow_steps SET wake_at = wake_at - make_interval(secs => ${seconds}) WHERE state IN ('waiting', 'retrying')`
  await db.$executeRaw`
    UPDATE flow_instances SET wake_at = wake_at - make_interval(secs => ${seconds}) WHERE status = 'suspended'`
}
