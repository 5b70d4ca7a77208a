import type { ReadForm } from '@rose-ash/server/http/parse'
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

interface FormState {
  readonly errors: Readonly<Record<string, string>>
  readonly values: Readonly<Record<string, unknown>>
}

const AUDIENCES = [
  { value: 'public', label: 'Everybody' },
  { value: 'members', label: 'Members' },
  { value: 'paid', label: 'Supporting members' },
]

/** The stored post as the values of its form. */
export function formOf(post: PostRow): FormState {
  const { title, excerpt, visibility, version } = post
  return {
    errors: {},
    values: { title, excerpt: excerpt ?? '', visibility, version, text: lexicalToText(post.lexical) ?? undefined },
  }
}

/** The form with the typed values and error messages. A text with cards cannot be edited in it. */
export function deskFormView({
  action,
  post,
  form,
  theirs,
}: {
  action: string
  post?: PostRow
  form?: FormState | Extract<ReadForm<unknown>, { ok: false }>
  /** The version that another editor saved meanwhile. */
  theirs?: PostRow
}) {
  const values = form?.values ?? {}
  const errors = form?.errors ?? {}
  const visibility = String(values.visibility ?? 'public')
  return {
    action,
    heading: post ? post.title : 'A new post',
    title: String(values.title ?? ''),
    excerpt: String(values.excerpt ?? ''),
    text: String(values.text ?? ''),
    version: values.version ?? post?.version ?? null,
    canEditText: !post || lexicalToText(post.lexical) !== null,
    audiences: AUDIENCES.map((choice) => ({ ...choice, selected: choice.value === visibility })),
    errors,
    // The version has no visible field.
    problems: Object.entries(errors).map(([id, text]) => ({ id: id === 'version' ? undefined : id, text })),
    theirs: theirs && theirVersionView(theirs),
    publication: post && publicationView(post),
  }
}

function theirVersionView({ id, title, excerpt, visibility, lexical }: PostRow) {
  return {
    title,
    excerpt,
    audience: AUDIENCES.find(({ value }) => value === visibility)?.label,
    text: lexicalToText(lexical),
    href: `/desk/posts/${id}`,
  }
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
