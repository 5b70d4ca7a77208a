import type { SignedInMember } from '@rose-ash/shared/audience/signed-in-member'
import type { ActName } from '@rose-ash/shared/rights/acts'
import type { MissingProof } from '@rose-ash/shared/rights/proof-policy'
import type { Upload } from '../http/upload-form.ts'
import type { KeptBecause } from '../kept-forms/kept-form.ts'
import type { PageStore } from '../pages/page-cache.ts'
import type { PageOptions } from '../pages/page-options.ts'
import type { Notice } from '../visitor/flash.ts'
import type { Reader, ReaderClass } from '../visitor/reader.ts'

declare global {
  namespace Express {
    interface Request {
      /** From x-request-id, or generated; it is in every log line, error page and request to another app. */
      id: string
      /** Whether the request was sent to the public or to the internal host. */
      hostKind: 'public' | 'internal'
      member?: SignedInMember
      /** The class of the reader: all that a shared page (one with `reads`) may ask about its reader. */
      reader: Reader
      /** The bytes of a parsed JSON body, for verifying signatures. */
      rawBody?: Buffer
      /** The file of a form that `uploadForm` read. */
      upload?: Upload
      /**
       * Keeps the form of this request until its sender has signed in, or has looked at what has changed; returns the path of the page
       * that shows it again, or undefined when there is nothing to keep.
       */
      keepForm(because?: KeptBecause): Promise<string | undefined>
      /** What the signed-in member must still prove before an act; set by sign-on. */
      missingProof(act: ActName): Promise<MissingProof | undefined>
      /** All sent cookies by name. */
      cookies: Readonly<Record<string, string>>
    }

    interface Response {
      /** Answers with a whole page: the view inside the shared layout, with the masthead's fragments. */
      page(view: string, model: object, options: PageOptions): Promise<void>
      /** Answers with part of a page, for htmx. */
      partial(view: string, model: object, options?: { status?: number }): void
      /** Shows a notice once, at the top of the visitor's next page. */
      flash(kind: Notice['kind'], text: string): void
    }

    interface Locals {
      /** The nonce of this response's Content-Security-Policy. A page that reads it cannot be shared: avoid inline scripts. */
      readonly nonce: string
      nonceUsed?: boolean
      /** Set when the handler has read the identity of the reader. */
      identityRead?: boolean
      /** The reader class for which the page is rendered, when it is known without a session. */
      readerClass?: ReaderClass
      /** Set when the answer may be cached for other readers. */
      pageStore?: PageStore
    }
  }
}
