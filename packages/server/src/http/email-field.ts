import { z } from 'zod'

/** An e-mail address in a form, with the message for an invalid one. */
export const emailField = z
  .string()
  .trim()
  .max(254, 'That address is too long.')
  .pipe(z.email('That does not look like an e-mail address.'))
