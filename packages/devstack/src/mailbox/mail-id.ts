import { randomBytes } from 'node:crypto'

let lastAt = 0
let count = 0

/** An id that sorts by its time of creation, also within one millisecond. */
export function mailId(now = Date.now()): string {
  count = now > lastAt ? 0 : count + 1
  lastAt = Math.max(now, lastAt)
  const hex = (value: number, length: number) => value.toString(16).padStart(length, '0')
  return `${hex(lastAt, 12)}-${hex(count, 4)}-${randomBytes(6).toString('hex')}`
}
