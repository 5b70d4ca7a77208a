import { type Guard, guard } from './guard.ts'

const pass = guard('everybody', (_req, _res, next) => next())

/** A route that everybody may use, said aloud: a route with neither this nor another guard fails a test. */
export function open(): Guard {
  return pass
}
