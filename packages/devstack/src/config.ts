import type { RouteTable } from './gateway/route-request.ts'
import type { SumUpSettings } from './sumup/sumup-settings.ts'

/** The only readers of the environment in this package. */

/** A copy of the environment this process was started with. */
export function ambientEnvironment(): Record<string, string | undefined> {
  return { ...process.env }
}

/** The parent domain whose hosts all live on this machine, for the resolver inside each process. */
export function localDomain(): string {
  return process.env.ROSE_LOCAL_DOMAIN ?? 'localhost'
}

/** Whether a package manager runs us as a script: then we end when it does. */
export function isPackageScript(): boolean {
  return process.env.npm_lifecycle_event !== undefined
}

/** What the gateway process is told by the stack. */
export function gatewayConfig(): RouteTable & { readonly port: number; readonly bind: readonly string[] } {
  return JSON.parse(process.env.ROSE_GATEWAY ?? '{}')
}

/** What the mailbox process is told by the stack. */
export function mailboxConfig(): { readonly httpPort: number; readonly smtpPort: number; readonly dataDir: string } {
  return JSON.parse(process.env.ROSE_MAILBOX ?? '{}')
}

/** What the SumUp stand-in is told by the stack. */
export function sumUpConfig(): SumUpSettings & { readonly port: number } {
  return JSON.parse(process.env.ROSE_SUMUP ?? '{}')
}

/** The database that a script of the stack works on. */
export function databaseUrl(): string {
  const url = process.env.DATABASE_URL
  if (!url) throw new Error('DATABASE_URL is not set')
  return url
}
