import { z } from 'zod'

/** An e-mail address in a form; EMAIL_WORDS is its error text. */
export const emailField = z.string().trim().max(254).pipe(z.email())
