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

/** Newsletters, their subscribers, and the sends of their issues. */
export interface NewsletterService {
  listNewsletters(tx: Tx): Promise<readonly Newsletter[]>
  /** The subscribers of a newsletter in id order; for the next page, give the last memberId. */
  listSubscribers(
    tx: Tx,
    query: { newsletterId: string; after?: string; limit?: number },
  ): Promise<readonly Subscriber[]>
  /** Opens the send of the issue `issueKey`; a second call returns the same send. */
  openSend(
    tx: Tx,
    input: { newsletterId: string; issueKey: string; subject: string; postId?: string; flowId?: string },
  ): Promise<{ sendId: string; isNew: boolean }>
  /** False when the member has received this issue already. */
  recordDelivery(tx: Tx, input: { sendId: string; memberId: string; mailId?: string }): Promise<boolean>
  completeSend(tx: Tx, sendId: string): Promise<{ recipientCount: number }>
}
