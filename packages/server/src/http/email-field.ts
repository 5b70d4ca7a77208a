import { z } from 'zod'

/** An e-mail address as people type it into a form, with what is said when it is none. */
export const emailField = z
  .string()
  .trim()
  .max(254, 'That address is too long.')
  .pipe(z.email('That does not look like an e-mail address.'))
