import { APP_NAMES } from '@rose-ash/shared/config/app-name'
import type { Command } from 'commander'
import { CliError } from '../cli-error.ts'
import { group } from '../group.ts'
import { print, table } from '../print.ts'

const FAMILY = 'federation.send-logout-'
/** The reaction for applications of other organisations: the object of its activities is the client. */
const OTHERS = `${FAMILY}others`

/** `rose logouts undelivered|retry`: logouts that could not be delivered to an application. */
export function registerLogouts(program: Command): void {
  const logouts = group(program, 'logouts', 'telling the applications that a session has ended')

  logouts
    .command('undelivered')
    .description('list what an application has not been told yet; exit status 1 when there is any')
    .option('--json', 'JSON')
    .action(async (options: { json?: boolean }) => {
      const { withContext } = await import('../with-context.ts')
      const { listUndelivered } = await import('@rose-ash/kernel/reactions/undelivered-tasks')
      const tasks = await withContext((ctx) => listUndelivered(ctx, { prefix: FAMILY }))
      const lines = tasks.map(({ handler, seq, objectId, ...task }) => ({
        ...task,
        app: handler === OTHERS ? objectId : handler.slice(FAMILY.length),
        seq: String(seq),
      }))
      print(lines, options, () =>
        lines.length === 0
          ? 'Every application knows of every sign-out.'
          : table(
              ['app', 'log row', 'state', 'tries', 'last error'],
              lines.map(({ app, seq, state, attempts, lastError }) => [
                app ?? '',
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
      const { retryUndelivered } = await import('@rose-ash/kernel/reactions/undelivered-tasks')
      const isOwn = (APP_NAMES as readonly string[]).includes(app)
      const count = await withContext(async (ctx) => {
        if (!isOwn && (await ctx.db.oidcClient.count({ where: { clientId: app } })) === 0)
          throw new CliError(`No such application: ${app}. Our own are: ${APP_NAMES.join(', ')}.`)
        const retried = isOwn
          ? await retryUndelivered(ctx, `${FAMILY}${app}`)
          : await retryUndelivered(ctx, OTHERS, { objectId: app })
        await ctx.doorbell.ring()
        return retried
      })
      print({ app, retried: count }, options, () => `${count} sign-outs will be told to ${app} again.`)
    })
}
