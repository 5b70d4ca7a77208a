import type { Faults } from './faults.ts'
import type { SumUpSettings } from './sumup-settings.ts'
import type { SumUpStore } from './sumup-store.ts'
import type { WebhookSender } from './webhook-sender.ts'

export interface SumUpContext {
  readonly settings: SumUpSettings
  readonly store: SumUpStore
  readonly webhooks: WebhookSender
  readonly faults: Faults
  readonly now: () => Date
}
