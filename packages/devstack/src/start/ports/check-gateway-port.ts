import { isFree } from '../../free-port.ts'
import { PlainError } from '../../plain-error.ts'

/** Throws PlainError when the gateway's port is in use. */
export async function checkGatewayPort(port: number, bind: readonly string[]): Promise<void> {
  for (const host of bind) {
    if (await isFree(port, host)) continue
    const why = port < 1024 ? 'is taken or needs more rights than you have' : 'is taken by another program'
    throw new PlainError(
      `Port ${port} ${why}: stop that program, or choose another port, for instance PORT=${nextPort(port)} npx pnpm start.`,
    )
  }
}

function nextPort(port: number): number {
  return port < 1024 ? 3000 : Math.min(port + 100, 65_535)
}
