export interface SumUpSettings {
  readonly apiKey: string
  readonly merchantCode: string
  readonly merchantName: string
  /** The public address under which the hosted pages are seen. */
  readonly publicUrl: string
  /** Keeps everything that happened; read again at the next start. */
  readonly journalFile: string
  /** Pauses between the attempts to deliver a webhook. SumUp's own are 1 min, 5 min, 20 min and 2 h. */
  readonly webhookRetrySeconds: readonly number[]
}
