import { emailAddress } from '@rose-ash/shared/addresses/email-address'
import { z } from 'zod'

/** An e-mail address in a form, with its domain in ASCII; EMAIL_WORDS is its error text. */
export const emailField = z.string().trim().max(254).pipe(emailAddress)
