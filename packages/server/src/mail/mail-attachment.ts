export interface MailAttachment {
  readonly filename: string
  readonly contentType: string
  readonly base64: string
}
