import type { Faults } from './faults/faults.ts'
import type { SumUpSettings } from './sumup-settings.ts'
import type { SumUpStore } from './sumup-store.ts'
import type { WebhookSender } from './webhooks/webhook-sender.ts'

export interface SumUpContext {
  readonly settings: SumUpSettings
  readonly store: SumUpStore
  readonly webhooks: WebhookSender
  readonly faults: Faults
  readonly now: () => Date
}
