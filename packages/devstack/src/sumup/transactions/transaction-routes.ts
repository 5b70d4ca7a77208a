import { type Request, Router } from 'express'
import { z } from 'zod'
import { sendNotFound, sendProblem } from '../api-errors.ts'
import { toMajor, toMinor } from '../money.ts'
import type { SumUpContext } from '../sumup-context.ts'
import { allTransactions, type FoundTransaction, findTransaction } from './find-transaction.ts'
import { presentFullTransaction, presentHistoryItem } from './present-transaction.ts'
import { refundTransaction } from './refund-transaction.ts'

const refundBody = z
  .object({
    amount: z
      .number()
      .positive()
      .refine((amount) => toMinor(amount) !== null)
      .optional(),
  })
  .optional()

/** /v2.1/merchants/{merchant_code}/transactions and /v1.0/merchants/{merchant_code}/payments/{id}/refunds */
export function transactionRoutes(ctx: SumUpContext): Router {
  const router = Router()

  router.get('/v2.1/merchants/:merchant/transactions/history', (req, res) => {
    const limit = Math.min(Number(req.query.limit) || 10, 100)
    const ours = allTransactions(ctx.store).filter(({ checkout }) => checkout.merchant_code === req.params.merchant)
    const newestFirst = req.query.order === 'ascending' ? ours : ours.toReversed()
    const items = newestFirst
      .slice(0, limit)
      .map(({ transaction, checkout }) => presentHistoryItem(transaction, checkout))
    res.json({ items, links: [] })
  })

  router.get('/v2.1/merchants/:merchant/transactions', (req, res) => {
    const found = findTransaction(
      ctx.store,
      (one) => one.checkout.merchant_code === req.params.merchant && isAskedFor(one, req),
    )
    if (!found) return sendNotFound(res)
    res.json(presentFullTransaction(found.transaction, found.checkout))
  })

  router.post('/v1.0/merchants/:merchant/payments/:id/refunds', async (req, res) => {
    const body = refundBody.safeParse(req.body)
    if (!body.success)
      return sendProblem(res, 400, { title: 'Bad Request', detail: 'amount must be greater than zero' })
    const { merchant, id } = req.params
    const found = findTransaction(
      ctx.store,
      ({ checkout, transaction }) => checkout.merchant_code === merchant && transaction.id === id,
    )
    if (!found) return sendProblem(res, 404, { title: 'Not Found', detail: 'Transaction not found' })
    const amountMinor = body.data?.amount === undefined ? null : toMinor(body.data.amount)
    const outcome = await refundTransaction(ctx, { ...found, amountMinor })
    switch (outcome.kind) {
      case 'refunded':
        return void res.status(201).json({})
      case 'not-refundable':
        return sendProblem(res, 409, {
          title: 'Conflict',
          detail: 'The transaction is not refundable in its current state',
        })
      case 'too-much':
        return sendProblem(res, 422, {
          title: 'Unprocessable Entity',
          detail: 'Refund failed.',
          errors: [tooMuch(outcome.leftMinor)],
        })
    }
  })

  return router
}

function isAskedFor({ checkout, transaction }: FoundTransaction, { query }: Request): boolean {
  if (query.id) return transaction.id === query.id
  if (query.transaction_code) return transaction.transaction_code === query.transaction_code
  return query.foreign_transaction_id !== undefined && checkout.checkout_reference === query.foreign_transaction_id
}

function tooMuch(leftMinor: number): Record<string, unknown> {
  return {
    code: 'INVALID_AMOUNT',
    detail: 'Amount exceeds the refundable amount',
    reason: 'amount_too_high',
    max_refundable_amount: toMajor(leftMinor),
  }
}
