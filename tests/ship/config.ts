import { dirname } from 'node:path'

/** The environment in which a command of the Dockerfile is run on this machine: of our own Node, without the settings of this process. */
export function commandEnvironment(added: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _flags, PATH, ...ambient } = process.env
  return { ...ambient, PATH: `${dirname(process.execPath)}:${PATH}`, ...added }
}

/** How this machine calls pnpm: as the script that runs was called, or through npx. */
export function pnpmCommand(): string {
  const path = process.env.npm_execpath ?? ''
  if (!/pnpm/.test(path)) return 'npx --yes pnpm'
  return /\.[cm]?js$/.test(path) ? `node "${path}"` : `"${path}"`
}
