import { safeHtml } from '@rose-ash/shared/html/safe-html'
import type { Views } from './create-views.ts'
import { htmlToText } from './email-text.ts'
import { inlineEmailStyles } from './inline-email-styles.ts'

export interface RenderedEmail {
  readonly subject: string
  readonly html: string
  readonly text: string
}

const SUBJECT_LINE = /^\s*Subject: ?(.*)\n/

/**
 * Renders a mail from a view whose first line is `Subject: …` and whose rest is plain paragraphs, headings, lists and the partials of
 * `email/`. The HTML part is one column with inline styles; the text part has the same content.
 */
export function renderEmail(views: Pick<Views, 'renderBare' | 'site'>, template: string, data: object): RenderedEmail {
  const source = views.renderBare(template, data)
  const subjectLine = SUBJECT_LINE.exec(source)
  if (!subjectLine) throw new Error(`the mail "${template}" does not begin with "Subject: …"`)
  const subject = htmlToText(subjectLine[1]!)
  const body = source.slice(subjectLine[0].length)
  const { coop, language } = views.site
  const html = views.renderBare('layouts/email', {
    subject,
    language,
    coop,
    preview: htmlToText(body).split('\n').find(Boolean),
    body: safeHtml(inlineEmailStyles(body)),
  })
  return { subject, html, text: `${htmlToText(body)}\n\n--\n${coop.name}\n${coop.address}\n${coop.email}\n` }
}
