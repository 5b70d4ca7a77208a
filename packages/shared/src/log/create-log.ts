import { type Logger, pino } from 'pino'
import { bufferedStdout } from './buffered-stdout.ts'

export type { Logger } from 'pino'

const SECRET_PATHS = [
  'token',
  'password',
  'secret',
  'code',
  'email',
  'authorization',
  'cookie',
  'req.headers',
  '*.email',
  '*.token',
]

let stdout: ReturnType<typeof bufferedStdout> | undefined

/** A pino logger that writes JSON lines to stdout and leaves out bodies, tokens, keys and addresses. */
export function createLog({ service, level }: { service: string; level: string }): Logger {
  stdout ??= bufferedStdout()
  return pino(
    {
      level,
      base: { service },
      redact: { paths: SECRET_PATHS, censor: '[left out]' },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    stdout,
  )
}
