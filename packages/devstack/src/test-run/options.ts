import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { PlainError } from '../plain-error.ts'
import { REPO_ROOT } from '../repo-root.ts'

export interface TestOptions {
  /** The folder of the only package to test, such as `apps/blog`. Default: all. */
  readonly only: string | undefined
  readonly journeys: boolean
  /** Run only test files whose path contains one of these, without lint and type checks. */
  readonly patterns: readonly string[]
  readonly stopServers: boolean
  readonly help: boolean
}

export const HELP = `pnpm test                  everything: types, lint, migrations, unit and HTTP tests, journeys in Chromium
pnpm test --app blog       one app, or one of shared, kernel, devstack, cli, prisma: its types and its tests
pnpm test --no-journeys    everything but the browser
pnpm test cart/checkout    only test files whose path contains this
pnpm test --stop-servers   stops the Postgres and Redis that earlier jest runs left for the next ones
`

/** Throws PlainError for an option or a package that does not exist. */
export function readTestOptions(args: readonly string[]): TestOptions {
  const { values, positionals } = parse(args)
  return {
    only: values.app === undefined ? undefined : folderOf(values.app),
    journeys: !values['no-journeys'] && values.app === undefined,
    patterns: positionals,
    stopServers: values['stop-servers'],
    help: values.help,
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: args.filter((arg) => arg !== '--'),
      allowPositionals: true,
      options: {
        app: { type: 'string' },
        'no-journeys': { type: 'boolean', default: false },
        'stop-servers': { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
  } catch (error) {
    throw new PlainError((error as Error).message)
  }
}

function folderOf(name: string): string {
  const found = [`apps/${name}`, `packages/${name}`, name].find((folder) =>
    existsSync(join(REPO_ROOT, folder, 'package.json')),
  )
  if (!found || !/^[a-z/-]+$/.test(found)) throw new PlainError(`There is no app or package called ${name}.`)
  return found
}
