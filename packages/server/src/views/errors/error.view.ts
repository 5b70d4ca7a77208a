export interface ErrorView {
  readonly status: number
  readonly title: string
  readonly text: string
  readonly next?: string
  readonly ways: readonly { readonly label: string; readonly href: string }[]
  readonly requestId?: string
}

interface ErrorFacts {
  readonly status: number
  readonly requestId?: string
  readonly retryAfterSeconds?: number
  /** Replaces words in a special situation, such as FEDERATION_RESTING. */
  readonly words?: Partial<Pick<ErrorView, 'title' | 'text' | 'next' | 'ways'>>
}

type Words = Pick<ErrorView, 'title' | 'text' | 'next'>

const WORDS: Record<number, Words> = {
  400: {
    title: 'That request was not whole',
    text: 'Something was missing or garbled on the way here. Nothing was changed.',
    next: 'Going back and trying once more usually helps.',
  },
  401: {
    title: 'Please sign in first',
    text: 'This page belongs to a member. Nothing was lost; sign in and you come straight back here.',
  },
  403: {
    title: 'This door is not yours to open',
    text: 'You are not allowed to see or do this. Nothing was changed.',
    next: 'If you think you should be, ask whoever looks after members.',
  },
  404: {
    title: 'There is nothing on this shelf',
    text: 'The page has moved, or it was never here. The address may have lost a letter.',
    next: 'The search above looks through everything we have.',
  },
  409: {
    title: 'Somebody was quicker',
    text: 'This changed while you were looking at it. Nothing of yours was lost.',
    next: 'Go back, load the page again and decide anew.',
  },
  410: { title: 'This was taken away on purpose', text: 'It was here once and will not come back.' },
  413: {
    title: 'That is too long',
    text: 'More was sent than this page takes. Nothing was changed.',
    next: 'Go back: what you typed should still be there. Make it shorter, then send it again.',
  },
  422: {
    title: 'Something needs another look',
    text: 'We could not use what was sent. Nothing was changed.',
    next: 'Go back: what you typed should still be there.',
  },
  429: {
    title: 'A little slower, please',
    text: 'That was a lot of requests in a short time, so we paused. Nothing was lost.',
    next: 'Wait a minute and try again.',
  },
  500: {
    title: 'We dropped something',
    text: 'That was our mistake, not yours. It has been written down, and what you did before is safe.',
    next: 'Try again in a moment. If you were paying: look at your orders before you pay twice.',
  },
  502: {
    title: 'Somebody we depend on does not answer',
    text: 'A service behind this page is not reachable right now. Nothing was lost.',
    next: 'Try again in a minute.',
  },
  503: {
    title: 'Back in a moment',
    text: 'This room is being tidied. Nothing was lost.',
    next: 'Try again in a minute.',
  },
}

/** The words for a form that was sent after its session had ended, and cannot be carried through the sign-in. */
export const TOO_LONG_TO_KEEP: NonNullable<ErrorFacts['words']> = {
  title: 'Sign in first, then send this again',
  text: 'You have been signed out, and your text is too long for us to keep while you sign in. Nothing was sent.',
  next: 'Go back: what you typed should still be there. Leave that page open, sign in in another tab, then send it again.',
}

/** The message of an answer in JSON when the fault is ours. */
export const FAILED = 'Something went wrong on our side.'

/** The way from a page that is for members. */
export const SIGN_IN = 'Sign in'

/** The words of the other apps while federation is down. */
export const FEDERATION_RESTING: NonNullable<ErrorFacts['words']> = {
  title: 'Signing in is resting',
  text: 'The part of the house that knows who is who is not answering. Reading and the shop work as always, and your basket is kept.',
  next: 'Try to sign in again in a minute.',
}

/** The error page for an HTTP status: it tells what went wrong, that nothing was lost, and what to do next. */
export function errorView({ status, requestId, retryAfterSeconds, words }: ErrorFacts): ErrorView {
  const known = WORDS[status] ?? WORDS[status < 500 ? 400 : 500]!
  const wait = retryAfterSeconds ? { next: `Try again in ${waitInWords(retryAfterSeconds)}.` } : {}
  return {
    status,
    ways: [{ label: 'To the front page', href: '/' }],
    ...known,
    ...wait,
    ...words,
    ...(requestId && { requestId }),
  }
}

function waitInWords(seconds: number): string {
  if (seconds < 90) return `${seconds} seconds`
  return `${Math.ceil(seconds / 60)} minutes`
}
