import { APP_NAMES } from './app-name.ts'

/** The app named by APP. Ends the process with a line that says what to do when it names none. */
export function appToRun(): string {
  const app = process.env.APP ?? ''
  const known = [...APP_NAMES, 'kernel'] as readonly string[]
  if (known.includes(app)) return app
  process.stderr.write(`APP needs to be one of ${known.join(', ')}; it is "${app}".\n`)
  process.exit(78)
}
