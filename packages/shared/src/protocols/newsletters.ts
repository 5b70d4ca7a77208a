import type { Tx } from '../db/client.ts'

export interface Newsletter {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly description: string
  readonly senderName: string
  readonly senderEmail: string | null
  readonly subscriberCount: number
}

export interface Subscriber {
  readonly memberId: string
  readonly email: string
  readonly name: string
}

/** The newsletters, their readers, and the issues that are sent to them. */
export interface NewsletterService {
  listNewsletters(tx: Tx): Promise<readonly Newsletter[]>
  /** The readers of a newsletter, in id order; page on with the last memberId. */
  listSubscribers(
    tx: Tx,
    query: { newsletterId: string; after?: string; limit?: number },
  ): Promise<readonly Subscriber[]>
  /** Opens the issue `issueKey` once: a second call gets the same send. */
  openSend(
    tx: Tx,
    input: { newsletterId: string; issueKey: string; subject: string; postId?: string; flowId?: string },
  ): Promise<{ sendId: string; isNew: boolean }>
  /** False when this member has this issue already. */
  recordDelivery(tx: Tx, input: { sendId: string; memberId: string; mailId?: string }): Promise<boolean>
  completeSend(tx: Tx, sendId: string): Promise<{ recipientCount: number }>
}
