import type { Tx } from '@rose-ash/shared/db/client'
import { toJson } from '../json.ts'

/** Keeps the answer to the signal that a wait has taken, for whoever asked. */
export async function answerSignal(tx: Tx, flowId: string, position: number, answer: unknown): Promise<void> {
  await tx.$executeRaw`
    UPDATE flow_signals SET answer = ${toJson(answer)}::jsonb, answered_at = now()
    WHERE flow_id = ${flowId}::uuid AND consumed_by = ${position}`
}
