import { internalUrl } from '@rose-ash/shared/config/base-config'
import { CliError } from './cli-error.ts'
import { loadCliConfig } from './load-config.ts'

/** Sends a request to the kernel's HTTP API. Throws CliError with the kernel's answer when it refuses. */
export async function askKernel<Answer>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<Answer> {
  const config = loadCliConfig()
  const response = await fetch(new URL(path, internalUrl(config, 'kernel')), {
    method,
    headers: {
      authorization: `Bearer ${config.INTERNAL_SECRET}`,
      'content-type': 'application/json',
      accept: 'application/json',
    },
    body: body === undefined ? undefined : JSON.stringify(body),
    signal: AbortSignal.timeout(15_000),
  }).catch((error: Error) => {
    throw new CliError(
      `The kernel does not answer at ${config.KERNEL_INTERNAL_URL}: ${(error.cause as Error)?.message ?? error.message}. Is Rose Ash running?`,
    )
  })
  const answer = (await response.json().catch(() => ({}))) as { error?: { code?: string; message?: string } }
  if (!response.ok)
    throw new CliError(
      `The kernel refused (${response.status}): ${answer.error?.message ?? answer.error?.code ?? 'no reason given'}`,
    )
  return answer as Answer
}
