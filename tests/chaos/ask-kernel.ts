import type { KernelStack } from '../support/kernel-stack.ts'

export interface KernelRequest {
  readonly path: string
  readonly body: unknown
  readonly idempotencyKey: string
}

/** Asks the kernel's API once; throws when it is dead, refuses or does not answer in time. */
export async function askKernel(
  { ctx }: KernelStack,
  kernelUrl: string,
  { path, body, idempotencyKey }: KernelRequest,
): Promise<{ id: string }> {
  const answer = await fetch(`${kernelUrl}${path}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${ctx.config.INTERNAL_SECRET}`,
      'content-type': 'application/json',
      'idempotency-key': idempotencyKey,
    },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(10_000),
  })
  if (!answer.ok) throw new Error(`the kernel answered ${answer.status}`)
  return (await answer.json()) as { id: string }
}
