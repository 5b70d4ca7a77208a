import type { KernelContext } from '../kernel-context.ts'

/** Lets time pass for every flow that waits: its timers come nearer by `ms`, as if the clock of the database had moved on. */
export async function passTime({ db }: Pick<KernelContext, 'db'>, ms: number): Promise<void> {
  const seconds = ms / 1000
  await db.$executeRaw`
    UPDATE flow_steps SET wake_at = wake_at - make_interval(secs => ${seconds}) WHERE state IN ('waiting', 'retrying')`
  await db.$executeRaw`
    UPDATE flow_instances SET wake_at = wake_at - make_interval(secs => ${seconds}) WHERE status = 'suspended'`
}
