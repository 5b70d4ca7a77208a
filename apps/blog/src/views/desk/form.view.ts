import { type FormState, formFields } from '@rose-ash/server/forms/form-fields'
import { lexicalToText } from '../../services/desk/lexical-to-text.ts'

interface PostRow {
  readonly id: string
  readonly title: string
  readonly excerpt: string | null
  readonly visibility: string
  readonly lexical: string
  readonly status: string
  readonly version: number
  readonly slug: string
}

const AUDIENCES = [
  { value: 'public', label: 'Everybody' },
  { value: 'members', label: 'Members' },
  { value: 'paid', label: 'Supporting members' },
]

interface DeskForm extends Partial<FormState> {
  readonly action: string
  readonly post?: PostRow
}

/** The form with what is saved, or with what was typed. A text with cards cannot be edited in it. */
export function deskFormView({ action, post, values, errors }: DeskForm) {
  const saved = post && savedValues(post)
  const { field, select, ...fields } = formFields({
    values: values ?? saved ?? { visibility: 'public' },
    errors,
    saved,
  })
  return {
    action,
    heading: post ? post.title : 'A new post',
    version: post && String(fields.version(post.version)),
    title: field('title'),
    excerpt: field('excerpt'),
    text: (!saved || saved.text !== undefined) && field('text'),
    visibility: select('visibility', AUDIENCES),
    problems: fields.problems,
    isContested: fields.isContested,
    publication: post && !fields.isContested && publicationView(post),
  }
}

/** What is saved of a post, by the fields of its form; without a text when that has cards. */
export function savedValues({ title, excerpt, visibility, lexical }: PostRow) {
  return { title, excerpt: excerpt ?? '', visibility, text: lexicalToText(lexical) ?? undefined }
}

function publicationView({ id, status, slug }: PostRow) {
  return {
    isPublished: status === 'published',
    isScheduled: status === 'scheduled',
    action: `/desk/posts/${id}/publication`,
    withdrawal: `/desk/posts/${id}/publication/withdrawal`,
    previewHref: `/desk/posts/${id}/preview`,
    readHref: `/${encodeURIComponent(slug)}/`,
  }
}
