import { parseArgs } from 'node:util'
import type { ProcessName } from '@rose-ash/shared/config/app-name'
import { PlainError } from '../../plain-error.ts'
import { PROCESS_NAMES } from '../processes/process-names.ts'

export const HELP = `Usage: npx pnpm start [--fresh] [--no-demo] [--only NAMES]

Starts the whole of Rose Ash on this machine: PostgreSQL, Redis, the six apps, the kernel,
a mailbox and a practice till, and prints their addresses. Ctrl-C stops everything.

  --fresh   forget everything and start over with a new demo co-op
  --no-demo leave a new database empty
  --only    start only these of blog, market, events, federation, cart, account, kernel: --only blog,market
  --help    show this

Set in the environment or in .env:
  PORT            where the browser goes (3000)
  ROSE_DATA_DIR   where everything is kept (.rose)
  ROSE_DOMAIN     the name above the six hosts (rose.localhost)
  ROSE_BIND       the addresses to listen on (127.0.0.1,::1)
  DATABASE_URL    a PostgreSQL 16 server of your own
  REDIS_URL       a Redis 7 server of your own
  SMTP_URL        a mail server instead of the mailbox
  SUMUP_API_URL, SUMUP_API_KEY, SUMUP_MERCHANT_CODE   SumUp instead of the practice till
`

const OPTIONS = {
  fresh: { type: 'boolean', default: false },
  'no-demo': { type: 'boolean', default: false },
  only: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const

export interface StartArguments {
  readonly fresh: boolean
  readonly help: boolean
  readonly seed: boolean
  readonly processes?: readonly ProcessName[]
}

/** Throws PlainError for an option or a name that does not exist. */
export function parseArguments(args: readonly string[]): StartArguments {
  const { fresh, help, only, 'no-demo': noDemo } = parse(args)
  return { fresh, help, seed: !noDemo, ...(only !== undefined && { processes: only.split(',').map(toProcessName) }) }
}

/** Parses the arguments; ignores a single `--`, which pnpm passes to the script. */
function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: args.filter((argument) => argument !== '--'), options: OPTIONS }).values
  } catch (error) {
    throw new PlainError(`${(error as Error).message.split('.')[0]}. See npx pnpm start --help.`)
  }
}

function toProcessName(name: string): ProcessName {
  const known = PROCESS_NAMES.find((process) => process === name.trim())
  if (!known)
    throw new PlainError(
      `There is no ${name.trim() || 'service without a name'}: --only takes ${PROCESS_NAMES.join(', ')}.`,
    )
  return known
}
