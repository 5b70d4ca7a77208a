import type { RouteTable } from './gateway/route-request.ts'
import type { SumUpSettings } from './sumup/sumup-settings.ts'

/** The only readers of the environment in this package. */

/** A copy of this process's environment. */
export function ambientEnvironment(): Record<string, string | undefined> {
  return { ...process.env }
}

/** The parent domain whose hosts all resolve to this machine, for the resolver in each process. */
export function localDomain(): string {
  return process.env.ROSE_LOCAL_DOMAIN ?? 'localhost'
}

/** Whether a package manager runs this process as a script; it then ends together with the package manager. */
export function isPackageScript(): boolean {
  return process.env.npm_lifecycle_event !== undefined
}

/** The configuration that the stack gives the gateway process. */
export function gatewayConfig(): RouteTable & { readonly port: number; readonly bind: readonly string[] } {
  return JSON.parse(process.env.ROSE_GATEWAY ?? '{}')
}

/** The configuration that the stack gives the mailbox process. */
export function mailboxConfig(): { readonly httpPort: number; readonly smtpPort: number; readonly dataDir: string } {
  return JSON.parse(process.env.ROSE_MAILBOX ?? '{}')
}

/** The configuration that the stack gives the SumUp stand-in. */
export function sumUpConfig(): SumUpSettings & { readonly port: number } {
  return JSON.parse(process.env.ROSE_SUMUP ?? '{}')
}

/** The database of a script of the stack. */
export function databaseUrl(): string {
  const url = process.env.DATABASE_URL
  if (!url) throw new Error('DATABASE_URL is not set')
  return url
}
