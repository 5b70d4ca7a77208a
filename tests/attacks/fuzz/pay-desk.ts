import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSumUp } from '@rose-ash/devstack/sumup/open-sumup'
import { openPort } from '@rose-ash/server/testing/open-port'

/** The local stand-in of SumUp; its webhooks are not delivered. */
export async function openPayDesk(): Promise<{ readonly address: string; close(): Promise<void> }> {
  const port = await openPort()
  const journalFile = join(tmpdir(), `rose-fuzz-${randomUUID()}.jsonl`)
  const sumup = await openSumUp({
    ...{ apiKey: 'sup_sk_of_the_tests', merchantCode: 'MTEST', merchantName: 'Rose Ash' },
    ...{ publicUrl: port.address, journalFile, webhookRetrySeconds: [] },
  })
  port.serve(sumup.app)
  return {
    address: port.address,
    async close() {
      await port.close()
      await sumup.close()
      await rm(journalFile, { force: true })
    },
  }
}
