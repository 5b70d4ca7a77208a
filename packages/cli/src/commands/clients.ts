import type { SharedContext } from '@rose-ash/domains/context/shared-context'
import type { ClientKind, ClientScope, ClientSettings, RegisteredClient } from '@rose-ash/shared/protocols/clients'
import type { Command } from 'commander'
import { CliError } from '../cli-error.ts'
import { group } from '../group.ts'
import { print, table } from '../print.ts'

interface Options {
  readonly json?: boolean
  readonly kind?: string
  readonly name?: string
  readonly uri?: string
  readonly redirect?: string[]
  readonly postLogout?: string[]
  readonly backchannelLogout?: string
  readonly scope?: string[]
  readonly claimsInIdToken?: boolean
  readonly secretInForm?: boolean
}

/** `rose clients …`: applications of other organisations, as on the administrators' page. */
export function registerClients(program: Command): void {
  const clients = group(program, 'clients', 'applications of other organisations that may ask members to sign in')

  clients
    .command('list')
    .description('all of them, newest first')
    .option('--json', 'JSON')
    .action(async (options: Options) => {
      const list = await run(({ db, services }) => services.identity.listClients(db))
      print(list, options, () => table(['client id', 'name', 'kind', 'state', 'leads to'], list.map(line)))
    })

  withSettings(clients.command('register').description('register one; prints its client id and, once, its secret'))
    .requiredOption('--name <name>', 'what members read')
    .option('--kind <kind>', 'server, browser, native or device', 'server')
    .action(async (options: Options) => {
      const kind = await kindOf(options.kind)
      const settings = settingsOf(options, { scopes: ['profile', 'email'] })
      const made = await run((ctx) =>
        ctx.transact((tx) => ctx.services.identity.registerClient(tx, { kind, settings, byId: null })),
      )
      printCredentials(made, options)
    })

  withSettings(clients.command('change <clientId>').description('change what is given, and leave the rest'))
    .option('--name <name>', 'what members read')
    .action(async (clientId: string, options: Options) => {
      const client = await run(async (ctx) => {
        const settings = settingsOf(options, await find(ctx, clientId))
        await ctx.transact((tx) => ctx.services.identity.changeClient(tx, { clientId, settings, byId: null }))
        return find(ctx, clientId)
      })
      print(client, options, () => line(client).join('  '))
    })

  for (const [name, isDisabled, words] of [
    ['disable', true, 'from now on it can do nothing'],
    ['enable', false, 'it may ask members again'],
  ] as const)
    clients
      .command(`${name} <clientId>`)
      .description(words)
      .option('--json', 'JSON')
      .action(async (clientId: string, options: Options) => {
        const client = await run(async (ctx) => {
          await find(ctx, clientId)
          await ctx.transact((tx) => ctx.services.identity.setClientDisabled(tx, { clientId, isDisabled, byId: null }))
          return find(ctx, clientId)
        })
        print(client, options, () => line(client).join('  '))
      })

  clients
    .command('rotate-secret <clientId>')
    .description('make a new secret, printed once; the old one is worth nothing any more')
    .option('--json', 'JSON')
    .action(async (clientId: string, options: Options) => {
      const made = await run(async (ctx) => {
        await find(ctx, clientId)
        return ctx.transact((tx) => ctx.services.identity.rotateClientSecret(tx, { clientId, byId: null }))
      })
      printCredentials(made, options)
    })

  clients
    .command('token <note>')
    .description('make a token with which one application registers itself within a week, printed once')
    .option('--json', 'JSON')
    .action(async (note: string, options: Options) => {
      const made = await run((ctx) =>
        ctx.transact((tx) => ctx.services.identity.createRegistrationToken(tx, { note, byId: null })),
      )
      print(made, options, () => made.token)
    })
}

function withSettings(command: Command): Command {
  return command
    .option('--uri <address>', 'its own site')
    .option('--redirect <address...>', 'where members are led back')
    .option('--post-logout <address...>', 'where members are led after signing out')
    .option('--backchannel-logout <address>', 'where it is told of a sign-out')
    .option('--scope <scope...>', 'what it may ask for beside openid: profile, email, offline_access')
    .option('--claims-in-id-token', 'these stand in the ID token too')
    .option('--no-claims-in-id-token', 'they stand at the userinfo endpoint alone')
    .option('--secret-in-form', 'its server sends the secret in the form (client_secret_post)')
    .option('--no-secret-in-form', 'its server sends the secret in the header')
    .option('--json', 'JSON')
}

function settingsOf(options: Options, known: Partial<ClientSettings>): ClientSettings {
  return {
    name: options.name ?? known.name ?? '',
    uri: options.uri ?? known.uri,
    redirectUris: options.redirect ?? known.redirectUris ?? [],
    postLogoutRedirectUris: options.postLogout ?? known.postLogoutRedirectUris ?? [],
    backchannelLogoutUri: options.backchannelLogout ?? known.backchannelLogoutUri,
    scopes: (options.scope as ClientScope[] | undefined) ?? known.scopes ?? [],
    hasClaimsInIdToken: options.claimsInIdToken ?? known.hasClaimsInIdToken ?? false,
    sendsSecretInForm: options.secretInForm ?? known.sendsSecretInForm ?? false,
  }
}

async function kindOf(text = ''): Promise<ClientKind> {
  const { CLIENT_KINDS } = await import('@rose-ash/shared/protocols/clients')
  const kind = CLIENT_KINDS.find((one) => one === text)
  if (!kind) throw new CliError(`No such kind: ${text}. There are: ${CLIENT_KINDS.join(', ')}.`)
  return kind
}

/** Runs with a context; an address that does not fit is said by its field. */
async function run<Result>(work: (ctx: SharedContext) => Promise<Result>): Promise<Result> {
  const { withContext } = await import('../with-context.ts')
  const { ValidationError } = await import('@rose-ash/shared/errors/http-errors')
  try {
    return await withContext(work)
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error
    throw new CliError(`${error.message}: ${JSON.stringify(error.details)}`)
  }
}

async function find({ db, services }: SharedContext, clientId: string): Promise<RegisteredClient> {
  const client = await services.identity.getClient(db, clientId)
  if (!client) throw new CliError(`No such application: ${clientId}.`)
  return client
}

function printCredentials(made: { clientId: string; clientSecret: string | undefined }, options: Options): void {
  print(made, options, () => [made.clientId, made.clientSecret].filter(Boolean).join('\n'))
}

function line({ clientId, name, kind, disabledAt, redirectUris }: RegisteredClient): string[] {
  return [clientId, name, kind, disabledAt ? 'disabled' : 'enabled', redirectUris.join(' ')]
}
