import { ConfigError } from '@rose-ash/shared/config/parse-env'
import { AppError } from '@rose-ash/shared/errors/app-error'
import { Command, CommanderError } from 'commander'
import { CliError } from './cli-error.ts'
import { COMMANDS } from './commands.ts'

/** Runs one command line. Returns the exit status: 0 done, 1 refused or failed with a line on stderr, 2 wrong usage. */
export async function runCli(args: readonly string[]): Promise<number> {
  const program = new Command('rose')
    .description('Looks after a Rose Ash: npx pnpm rose <command>')
    .showHelpAfterError('(add --help to see how it is called)')
    .exitOverride()
  for (const register of COMMANDS) register(program)
  inheritSettings(program)
  try {
    await program.parseAsync(args, { from: 'user' })
    return Number(process.exitCode ?? 0)
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    process.stderr.write(`${sayFailure(error)}\n`)
    return 1
  }
}

/** Gives nested commands the error handling of the top command. */
function inheritSettings(command: Command): void {
  for (const child of command.commands) {
    child.copyInheritedSettings(command)
    inheritSettings(child)
  }
}

function sayFailure(error: unknown): string {
  if (error instanceof CliError || error instanceof ConfigError) return error.message
  if (error instanceof AppError) return error.message
  const code = (error as { code?: string }).code
  if (code === 'ECONNREFUSED') return 'Nothing answers there. Is Rose Ash running? Start it with `npx pnpm start`.'
  return `It failed: ${error instanceof Error ? error.message.trim().split('\n').at(-1) : String(error)}`
}
