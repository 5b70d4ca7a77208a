import { noteHint } from '@rose-ash/domains/cart/payments/note-hint'
import { open } from '@rose-ash/server/guards/open'
import type { Router } from 'express'
import { z } from 'zod'
import type { AppContext } from '../../context.ts'

const hint = z.object({ event_type: z.string().max(100).default(''), id: z.string().min(1).max(100) })

/**
 * SumUp's webhook. It is unsigned and only a hint, so it is stored and answered; the worker then queries SumUp. An unknown id gets the
 * same answer and has no effect.
 */
export function sumUpHook(router: Router, ctx: AppContext): void {
  router.post('/hooks/sumup', open(), async (req, res) => {
    const said = hint.safeParse(req.body)
    if (said.success) await noteHint(ctx, { checkoutId: said.data.id, eventType: said.data.event_type })
    res.status(204).end()
  })
}
