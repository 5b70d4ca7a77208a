import type { Command } from 'commander'
import { group } from '../group.ts'
import { print } from '../print.ts'

/** `rose keys rotate`: creates new signing and cookie keys for the provider; safe while requests are served. */
export function registerKeysRotate(program: Command): void {
  group(program, 'keys', 'the keys of the OpenID provider')
    .command('rotate')
    .description('make new signing and cookie keys; nobody is signed out')
    .option('--json', 'JSON')
    .action(async (options: { json?: boolean }) => {
      const { withContext } = await import('../with-context.ts')
      const rotation = await withContext(({ services, transact }) =>
        transact((tx) => services.identity.rotateKeys(tx, { byId: null })),
      )
      print(rotation, options, () =>
        [
          `New signing key ${rotation.signingKey}, published now, signs from ${rotation.signsFrom.toISOString()}.`,
          'The old keys only verify from then on. No process has to be restarted.',
        ].join('\n'),
      )
    })
}
