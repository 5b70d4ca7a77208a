import { describe, expect, it } from '@jest/globals'
import { drawPicture } from './draw-picture.ts'
import { PICTURE_KINDS } from './kinds.ts'
import { renderPicture } from './render-picture.ts'

describe('a drawn picture', () => {
  it.each(PICTURE_KINDS)('of %s has only numbers where numbers belong', (kind) => {
    expect(drawPicture(kind, 'some-product')).not.toMatch(/NaN|undefined|Infinity/)
  })

  it('is the same each time, and another for another product', () => {
    expect(drawPicture('jam', 'damson')).toBe(drawPicture('jam', 'damson'))
    expect(drawPicture('jam', 'damson')).not.toBe(drawPicture('jam', 'quince'))
  })

  it('weighs less than fifteen kilobytes', async () => {
    expect((await renderPicture('carrot', 'bunched-carrots')).length).toBeLessThan(15_000)
  })
})
