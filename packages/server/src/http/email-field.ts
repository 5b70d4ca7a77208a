import { asciiEmail } from '@rose-ash/shared/addresses/ascii-email'
import { z } from 'zod'

/** An e-mail address in a form, with its domain in ASCII; EMAIL_WORDS is its error text. */
export const emailField = z.string().trim().max(254).transform(asciiEmail).pipe(z.email())
