export interface SumUpSettings {
  readonly apiKey: string
  readonly merchantCode: string
  readonly merchantName: string
  /** The public address of the hosted pages. */
  readonly publicUrl: string
  /** The file of the journal, which is read again at the next start. */
  readonly journalFile: string
  /** Pauses between the attempts to deliver a webhook. SumUp's own are 1 min, 5 min, 20 min and 2 h. */
  readonly webhookRetrySeconds: readonly number[]
}
