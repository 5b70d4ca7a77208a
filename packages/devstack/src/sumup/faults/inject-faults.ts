import { setTimeout as sleep } from 'node:timers/promises'
import type { RequestHandler } from 'express'
import { sendProblem } from '../api-errors.ts'
import type { Faults } from './faults.ts'

/** Applies the faults to the API. */
export function injectFaults(faults: Faults): RequestHandler {
  return async (_req, res, next) => {
    if (faults.api === 'down')
      return sendProblem(res, 503, { title: 'Service Unavailable', detail: 'Please try again later.' })
    if (faults.api === 'slow') await sleep(faults.delayMs)
    // The request is carried out, but its answer never arrives.
    if (faults.api === 'lost-answer') res.end = (() => res.destroy()) as unknown as typeof res.end
    next()
  }
}
