import type { SignedInMember } from '@rose-ash/shared/audience/signed-in-member'
import type { Upload } from '../http/upload-form.ts'
import type { PageStore } from '../pages/page-cache.ts'
import type { PageOptions } from '../pages/page-options.ts'
import type { Notice } from '../visitor/flash.ts'
import type { Reader, ReaderClass } from '../visitor/reader.ts'

declare global {
  namespace Express {
    interface Request {
      /** From x-request-id or made here; in every log line, error page and call to another app. */
      id: string
      /** Which of our hosts the request was made to. */
      audience: 'public' | 'internal'
      member?: SignedInMember
      /** The class of the reader: what a page that says its `reads` may ask about who reads it. */
      reader: Reader
      /** The bytes of a parsed JSON body, for signatures that are taken over them. */
      rawBody?: Buffer
      /** The file of a form that `uploadForm` read. */
      upload?: Upload
      /** Name to value of all cookies sent. */
      cookies: Readonly<Record<string, string>>
    }

    interface Response {
      /** Answers with a whole page: the view inside the shared layout, the masthead composed of fragments. */
      page(view: string, model: object, options: PageOptions): Promise<void>
      /** Answers with a piece of a page, for htmx. */
      partial(view: string, model: object, options?: { status?: number }): void
      /** Shows a notice at the top of the next page that this visitor sees, once. */
      flash(kind: Notice['kind'], text: string): void
    }

    interface Locals {
      /** The nonce of this response's Content-Security-Policy. Reading it makes the page unshareable: avoid inline scripts. */
      readonly nonce: string
      nonceUsed?: boolean
      /** Set when the handler has looked at what tells one reader from another. */
      identityRead?: boolean
      /** The class for which the page is made, when that is known without a session. */
      readerClass?: ReaderClass
      /** Present when the answer to this request may be kept for other readers. */
      pageStore?: PageStore
    }
  }
}
