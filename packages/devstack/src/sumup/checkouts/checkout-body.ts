import { z } from 'zod'
import { toMinor } from '../money.ts'

const CURRENCIES = [
  'BGN',
  'BRL',
  'CHF',
  'CLP',
  'COP',
  'CZK',
  'DKK',
  'EUR',
  'GBP',
  'HRK',
  'HUF',
  'NOK',
  'PLN',
  'RON',
  'SEK',
  'USD',
] as const

const webUrl = z.url({ protocol: /^https?$/ })

/** CheckoutCreateRequest of SumUp's OpenAPI description. */
export const checkoutBody = z.object({
  checkout_reference: z.string().min(1).max(90),
  amount: z
    .number()
    .positive()
    .refine((amount) => toMinor(amount) !== null),
  currency: z.enum(CURRENCIES),
  merchant_code: z.string().min(1),
  description: z.string().optional(),
  return_url: webUrl.optional(),
  redirect_url: webUrl.optional(),
  customer_id: z.string().optional(),
  purpose: z.enum(['CHECKOUT', 'SETUP_RECURRING_PAYMENT']).default('CHECKOUT'),
  valid_until: z.iso.datetime({ offset: true }).nullish(),
  hosted_checkout: z.object({ enabled: z.boolean() }).optional(),
})

export type CheckoutBody = z.output<typeof checkoutBody>

/** The first problem of a body, in SumUp's words. */
export function describeProblem(
  error: z.ZodError,
  body: unknown,
): { error_code: string; message: string; param: string } {
  const path = error.issues[0]?.path ?? []
  const value = path.reduce<unknown>((inner, key) => (inner as Record<PropertyKey, unknown> | undefined)?.[key], body)
  const error_code = value === undefined || value === null ? 'MISSING' : 'INVALID'
  return { message: 'Validation error', error_code, param: path.join('.') || 'body' }
}
