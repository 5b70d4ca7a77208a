import { NotFoundError } from '@rose-ash/shared/errors/http-errors'

/** The page number of an address, by default 1. Throws NotFoundError for an invalid number. */
export function pageNumber(raw: unknown): number {
  if (raw === undefined) return 1
  if (typeof raw !== 'string' || !/^[1-9]\d{0,4}$/.test(raw)) throw new NotFoundError('no such page')
  return Number(raw)
}
