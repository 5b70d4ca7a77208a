import { z } from 'zod'
import { asciiEmail } from './ascii-email.ts'

/** Zod's own pattern, and top-level domains of other scripts, which have digits and hyphens in ASCII: `.рф` is `.xn--p1ai`. */
const ADDRESS = new RegExp(z.regexes.email.source.replace('[A-Za-z]{2,}$', '(?:[A-Za-z]{2,}|xn--[A-Za-z0-9-]+)$'))

/** An e-mail address, with its domain in ASCII. */
export const emailAddress = z
  .string()
  .transform(asciiEmail)
  .pipe(z.email({ pattern: ADDRESS }))
