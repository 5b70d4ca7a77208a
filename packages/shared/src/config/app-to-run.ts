import { APP_NAMES } from './app-name.ts'

/** The value of the variable APP. When it names no app, prints how to set it and ends the process. */
export function appToRun(): string {
  const app = process.env.APP ?? ''
  const known = [...APP_NAMES, 'kernel', 'house'] as readonly string[]
  if (known.includes(app)) return app
  process.stderr.write(`APP needs to be one of ${known.join(', ')}; it is "${app}".\n`)
  process.exit(78)
}
