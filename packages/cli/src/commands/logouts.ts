import { APP_NAMES } from '@rose-ash/shared/config/app-name'
import type { Command } from 'commander'
import { CliError } from '../cli-error.ts'
import { group } from '../group.ts'
import { print, table } from '../print.ts'

/** `rose logouts undelivered|retry`: logouts that could not be delivered to an application. */
export function registerLogouts(program: Command): void {
  const logouts = group(program, 'logouts', 'telling the applications that a session has ended')

  logouts
    .command('undelivered')
    .description('list what an application has not been told yet; exit status 1 when there is any')
    .option('--json', 'JSON')
    .action(async (options: { json?: boolean }) => {
      const { withContext } = await import('../with-context.ts')
      const { listUndelivered } = await import('@rose-ash/kernel/deliveries/control-deliveries')
      const { LOGOUT_DELIVERY } = await import('@rose-ash/shared/protocols/logout-delivery')
      const tasks = await withContext((ctx) => listUndelivered(ctx, { kind: LOGOUT_DELIVERY.name }))
      const lines = tasks.map(({ destination, seq, ...task }) => ({ ...task, app: destination, seq: String(seq) }))
      print(lines, options, () =>
        lines.length === 0
          ? 'Every application knows of every sign-out.'
          : table(
              ['app', 'delivery', 'state', 'tries', 'last error'],
              lines.map(({ app, seq, state, attempts, lastError }) => [
                app,
                seq,
                state,
                String(attempts),
                lastError?.split('\n')[0] ?? '',
              ]),
            ),
      )
      if (lines.length > 0) process.exitCode = 1
    })

  logouts
    .command('retry <app>')
    .description(
      'try again at once what was given up, or waits to be tried again, for one app, or for another application by its client id',
    )
    .option('--json', 'JSON')
    .action(async (app: string, options: { json?: boolean }) => {
      const { withContext } = await import('../with-context.ts')
      const { replayDeliveries } = await import('@rose-ash/kernel/deliveries/control-deliveries')
      const { LOGOUT_DELIVERY } = await import('@rose-ash/shared/protocols/logout-delivery')
      const { ring } = await import('@rose-ash/kernel/waking/bells')
      const isOwn = (APP_NAMES as readonly string[]).includes(app)
      const count = await withContext(async (ctx) => {
        if (!isOwn && (await ctx.db.oidcClient.count({ where: { clientId: app } })) === 0)
          throw new CliError(`No such application: ${app}. Our own are: ${APP_NAMES.join(', ')}.`)
        const retried = await replayDeliveries(ctx, { kind: LOGOUT_DELIVERY.name, destination: app })
        ring(ctx, 'deliveries', LOGOUT_DELIVERY.name)
        return retried
      })
      print({ app, retried: count }, options, () => `${count} sign-outs will be told to ${app} again.`)
    })
}
