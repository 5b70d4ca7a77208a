import { type Logger, pino } from 'pino'

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

/** A pino logger that writes JSON lines to stdout and leaves out bodies, tokens, keys and addresses. */
export function createLog({ service, level }: { service: string; level: string }): Logger {
  return pino({
    level,
    base: { service },
    redact: { paths: SECRET_PATHS, censor: '[left out]' },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
  })
}
