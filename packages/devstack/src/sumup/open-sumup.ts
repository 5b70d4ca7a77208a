import type { Express } from 'express'
import { createSumUpApp } from './create-sumup-app.ts'
import { NO_FAULTS } from './faults/faults.ts'
import type { SumUpContext } from './sumup-context.ts'
import type { SumUpSettings } from './sumup-settings.ts'
import { openSumUpStore } from './sumup-store.ts'
import { createWebhookSender } from './webhooks/webhook-sender.ts'

/** Opens the stand-in with its stored state; waiting webhooks are sent. */
export async function openSumUp(
  settings: SumUpSettings,
  now = () => new Date(),
): Promise<{ app: Express; close: () => Promise<void> }> {
  const store = await openSumUpStore(settings.journalFile)
  const faults = { ...NO_FAULTS }
  const webhooks = createWebhookSender({ store, faults, retrySeconds: settings.webhookRetrySeconds, now })
  const ctx: SumUpContext = { settings, store, faults, webhooks, now }
  return {
    app: createSumUpApp(ctx),
    async close() {
      await webhooks.close()
      await store.close()
    },
  }
}
