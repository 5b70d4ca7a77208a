import { expect, test } from '@jest/globals'
import { OutgoingError } from '../outgoing/outgoing-error.ts'
import { assertTaken, reachDestination } from './delivery-answers.ts'

const thrownBy = (status: number, retryAfter?: string): unknown => {
  try {
    assertTaken({ status, headers: retryAfter ? { 'retry-after': retryAfter } : {} }, 'they answered')
  } catch (error) {
    return error
  }
  return undefined
}

test('a server that is busy or broken is away, for as long as it says; one that refuses is there', () => {
  expect(thrownBy(202)).toBeUndefined()
  expect(thrownBy(503, '120')).toMatchObject({ name: 'DestinationAwayError', retryAfterMs: 120_000 })
  expect(thrownBy(429, 'Fri, 01 Jan 2100 00:00:00 GMT')).toMatchObject({ retryAfterMs: expect.any(Number) })
  expect((thrownBy(429, 'Fri, 01 Jan 2100 00:00:00 GMT') as { retryAfterMs: number }).retryAfterMs).toBeGreaterThan(1e9)
  expect(thrownBy(500, 'soon')).toMatchObject({ name: 'DestinationAwayError', retryAfterMs: 0 })
  expect(thrownBy(404)).toMatchObject({ status: 502, message: 'they answered with 404' })
})

test('a server that cannot be reached is away; an address that is refused is not', async () => {
  const failing = (code: 'outgoing_unresolved' | 'outgoing_address_refused') =>
    reachDestination(Promise.reject(new OutgoingError(code, 'x.example')))
  await expect(failing('outgoing_unresolved')).rejects.toMatchObject({ name: 'DestinationAwayError' })
  await expect(failing('outgoing_address_refused')).rejects.toBeInstanceOf(OutgoingError)
})
