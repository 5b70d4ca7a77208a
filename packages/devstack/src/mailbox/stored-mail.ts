/** One mail, as in /messages.json. */
export interface StoredMail {
  readonly id: string
  /** Addresses only, separated by a comma and a space. */
  readonly to: string
  readonly from: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly sentAt: string
}
