import type { Dice } from '../dice.ts'
import {
  AMBER,
  ASH,
  BRICK,
  CREAM,
  DARK_WOOD,
  DUSK,
  INK,
  LEAF,
  LINEN,
  MOSS,
  PAPER,
  PLUM,
  ROSE,
  SLATE,
  WOOD,
} from '../palette.ts'
import { box, darker, lighter, oval, shadow, shape, stroke, times, turn } from '../shapes.ts'
import { label } from './larder.ts'

const WOOLS = [ROSE, MOSS, SLATE, AMBER, PLUM, LINEN, ASH, BRICK] as const

export function yarn(dice: Dice) {
  const ball = (x: number, y: number, r: number, wool: string) =>
    oval(x, y, r, r, wool) +
    times(6, (i) =>
      turn(
        i * 30 + dice.between(-6, 6),
        x,
        y,
        stroke(
          `M${x - r * 0.86} ${y}q${r * 0.86} ${-r * (0.2 + i * 0.14)} ${r * 1.72} 0`,
          i % 2 ? lighter(wool, 0.25) : darker(wool, 0.16),
          7,
        ),
      ),
    )
  const [first, second] = [dice.pick(WOOLS), dice.pick(WOOLS)]
  const needles =
    turn(-28, 400, 430, box(180, 424, 460, 12, 6, WOOD), oval(180, 430, 15, 15, DARK_WOOD)) +
    turn(22, 400, 430, box(170, 424, 460, 12, 6, WOOD), oval(630, 430, 15, 15, DARK_WOOD))
  return (
    shadow(400, 624, 280) +
    needles +
    ball(300, 490, 134, first) +
    ball(535, 516, 106, second) +
    stroke('M420 580q80 50 240 40t60-30', first, 8)
  )
}

export function hat(dice: Dice) {
  const [wool, band] = [dice.pick(WOOLS), dice.pick([CREAM, INK, DUSK])]
  const ribs = times(9, (i) => stroke(`M${255 + i * 36} 500v70`, darker(wool, 0.2), 7))
  const zigzag = stroke(`M222 470${times(9, (i) => `l20 ${i % 2 ? 34 : -34}l20 ${i % 2 ? -34 : 34}`)}`, band, 11)
  return (
    shadow(400, 614, 210) +
    oval(400, 240, 52, 50, lighter(wool, 0.35)) +
    shape('M212 510c-6-170 80-254 188-254s194 84 188 254z', wool) +
    zigzag +
    box(200, 490, 400, 96, 26, lighter(wool, 0.14)) +
    ribs
  )
}

export function socks(dice: Dice) {
  const [wool, toe] = [dice.pick(WOOLS), dice.pick([CREAM, DUSK, AMBER])]
  const sock = (x: number) =>
    shape(`M${x} 210h120v230c0 30 130 60 130 110 0 40-30 50-80 50H${x + 60}c-50 0-60-30-60-70z`, wool) +
    box(x - 4, 200, 128, 56, 12, lighter(wool, 0.25)) +
    times(3, (i) => box(x, 290 + i * 50, 120, 16, 0, toe)) +
    shape(`M${x + 190} 508c40 14 60 28 60 46 0 36-30 46-76 46q-16-56 16-92z`, toe)
  return shadow(400, 612, 270) + sock(170) + sock(370)
}

export function blanket(dice: Dice) {
  const [first, second, third] = [dice.pick(WOOLS), dice.pick(WOOLS), dice.pick([CREAM, INK])]
  const fold = (y: number, colour: string) =>
    box(170, y, 460, 78, 34, colour) +
    times(7, (i) => box(210 + i * 62, y, 16, 78, 0, third, 'opacity=".55"')) +
    stroke(`M190 ${y + 39}h420`, lighter(colour, 0.3), 8)
  const fringe = times(22, (i) => stroke(`M${190 + i * 20} 606v26`, first, 6))
  return shadow(400, 634, 270) + fringe + fold(532, first) + fold(456, second) + fold(380, first)
}

export function mug(dice: Dice) {
  const [glaze, clay] = [dice.pick([SLATE, MOSS, ROSE, CREAM, PLUM]), dice.pick(['#b98a66', '#8a6a54'])]
  const steam = stroke('M350 250q-24-36 0-70t0-70M430 250q-24-36 0-70t0-70', PAPER, 10, 'opacity=".7"')
  return (
    shadow(400, 622, 210) +
    steam +
    stroke('M560 380c110-10 110 150-10 150', glaze, 36) +
    shape('M230 310h340v250c0 40-20 60-60 60H290c-40 0-60-20-60-60z', clay) +
    shape('M230 310h340v190q-40 44-86 10t-88 16-84-6-82-10z', glaze) +
    oval(400, 310, 170, 40, lighter(glaze, 0.35)) +
    oval(400, 314, 146, 28, '#5c3a2c') +
    box(256, 350, 18, 110, 9, '#ffffff', 'opacity=".3"')
  )
}

export function bowl(dice: Dice) {
  const [glaze, clay] = [dice.pick([SLATE, MOSS, ROSE, PLUM]), dice.pick(['#c09a72', '#9a7454'])]
  return (
    shadow(400, 624, 190) +
    shape('M140 420h520c-6 130-110 200-200 200H340c-90 0-194-70-200-200z', clay) +
    shape('M140 420h520c-2 40-12 74-28 102q-90-40-150 0t-170-6-140-6c-18-28-30-56-32-90z', glaze) +
    oval(400, 420, 260, 56, lighter(glaze, 0.3)) +
    oval(400, 426, 232, 42, darker(glaze, 0.18))
  )
}

export function basket(dice: Dice) {
  const straw = dice.pick(['#c49a5e', '#a97e4a', '#b98f6a'])
  const weave = times(5, (row) =>
    times(9, (column) =>
      box(
        180 + column * 50 - (row % 2) * 25,
        440 + row * 36,
        46,
        30,
        12,
        (row + column) % 2 ? straw : lighter(straw, 0.2),
      ),
    ),
  )
  return (
    shadow(400, 624, 250) +
    stroke('M210 440C220 160 580 160 590 440', straw, 26) +
    stroke('M210 440C220 160 580 160 590 440', darker(straw, 0.2), 5, 'stroke-dasharray="4 22"') +
    `<clipPath id="basket"><path d="M160 430h480l-46 192H206z"/></clipPath>` +
    shape('M160 430h480l-46 192H206z', darker(straw, 0.25)) +
    `<g clip-path="url(#basket)">${weave}</g>` +
    box(146, 416, 508, 34, 17, lighter(straw, 0.15))
  )
}

export function candle(dice: Dice) {
  const wax = dice.pick([CREAM, '#e2c27a', '#d9b3b0', '#c9d0bc'])
  const one = (x: number, height: number) =>
    box(x - 50, 610 - height, 100, height, 10, wax) +
    oval(x, 610 - height, 50, 14, lighter(wax, 0.4)) +
    stroke(`M${x} ${610 - height}v-26`, INK, 6) +
    shape(`M${x} ${500 - height}c34 40 30 84 0 88-30-4-34-48 0-88z`, AMBER) +
    shape(`M${x} ${536 - height}c14 20 14 46 0 50-14-4-14-30 0-50z`, PAPER) +
    shape(`M${x + 20} ${612 - height}q24 40 8 70-14-10-14-40z`, lighter(wax, 0.4))
  return shadow(400, 622, 220) + one(270, 200) + one(400, 300) + one(530, 150)
}

export function soap(dice: Dice) {
  const [bar, other] = [
    dice.pick(['#d9b3a8', '#c3cba6', '#e6d6bb', '#c4b0c4']),
    dice.pick(['#e0c48a', '#b7c4c9', '#d3a79a']),
  ]
  const one = (y: number, colour: string, angle: number) =>
    turn(
      angle,
      400,
      y,
      box(200, y, 400, 100, 26, darker(colour, 0.14)),
      box(200, y - 16, 400, 92, 26, colour),
      box(310, y - 22, 180, 110, 4, PAPER),
      stroke(`M340 ${y + 20}h120M360 ${y + 46}h80`, DUSK, 6),
    )
  const bubbles = times(6, () =>
    oval(
      dice.between(580, 700),
      dice.between(420, 590),
      dice.between(10, 24),
      dice.between(10, 24),
      '#ffffff',
      'opacity=".55"',
    ),
  )
  return shadow(400, 626, 250) + one(516, bar, 0) + one(404, other, -4) + bubbles
}

export function brush(dice: Dice) {
  const [wood, bristle] = [dice.pick([WOOD, DARK_WOOD, '#c09a6a']), dice.pick([CREAM, INK, '#b98a4c'])]
  return (
    shadow(400, 624, 250) +
    times(24, (i) => stroke(`M${196 + i * 18} 500l${(i - 12) * 2} 116`, i % 2 ? bristle : darker(bristle, 0.15), 11)) +
    box(170, 430, 460, 84, 38, wood) +
    box(190, 438, 420, 24, 12, lighter(wood, 0.25)) +
    turn(-24, 600, 430, box(560, 300, 46, 190, 22, wood))
  )
}

export function cloth(dice: Dice) {
  const [first, second] = [dice.pick([ROSE, SLATE, MOSS, AMBER]), PAPER]
  const checks = times(4, (row) =>
    times(
      6,
      (column) =>
        box(190 + column * 70, 330 + row * 70, 35, 35, 0, first, 'opacity=".8"') +
        box(225 + column * 70, 365 + row * 70, 35, 35, 0, first, 'opacity=".8"'),
    ),
  )
  return (
    shadow(400, 626, 250) +
    box(190, 330, 420, 284, 10, second) +
    `<clipPath id="cloth"><rect x="190" y="330" width="420" height="284" rx="10"/></clipPath><g clip-path="url(#cloth)">${checks}</g>` +
    shape('M190 470h420v24H190z', darker(second, 0.12), 'opacity=".7"') +
    stroke('M380 330q20-60 44 0', first, 9)
  )
}

export function board(dice: Dice) {
  const wood = dice.pick([WOOD, '#b98a5a', DARK_WOOD])
  const grain = times(5, (i) =>
    stroke(`M230 ${310 + i * 54}q170 ${dice.between(-26, 26)} 340 0`, darker(wood, 0.14), 5),
  )
  return (
    shadow(400, 622, 220) +
    shape('M210 270q0-30 30-30h110l10-110q40-40 80 0l10 110h110q30 0 30 30v320q0 30-30 30H240q-30 0-30-30z', wood) +
    oval(400, 160, 17, 17, CREAM) +
    grain
  )
}

export function card(dice: Dice) {
  const ink = dice.pick([ROSE, MOSS, SLATE, PLUM])
  const flower =
    times(6, (i) => turn(i * 60, 400, 380, oval(400, 330, 26, 46, ink))) +
    oval(400, 380, 24, 24, AMBER) +
    stroke('M400 440q-10 60 0 110', MOSS, 9)
  return (
    shadow(400, 624, 210) +
    turn(8, 430, 450, box(290, 260, 290, 360, 4, darker(LINEN, 0.1))) +
    turn(-4, 400, 450, box(255, 250, 290, 366, 4, PAPER), flower)
  )
}

export function book(dice: Dice) {
  const cover = dice.pick([DUSK, MOSS, SLATE, '#8a5a2c'])
  return (
    shadow(400, 626, 230) +
    box(236, 280, 340, 340, 6, darker(cover, 0.25)) +
    box(250, 290, 330, 322, 3, PAPER) +
    box(220, 270, 340, 340, 6, cover) +
    box(220, 270, 34, 340, 6, darker(cover, 0.2)) +
    label(300, 340, 200, 150, cover, dice)
  )
}

export function tote(dice: Dice) {
  const print = dice.pick([ROSE, MOSS, SLATE])
  const rose =
    times(5, (i) => turn(i * 72, 400, 480, oval(400, 446, 34, 34, print))) +
    stroke('M400 480c14-20 40-6 32 18-10 30-52 26-62-4-8-30 16-58 48-54', PAPER, 8)
  return (
    shadow(400, 626, 220) +
    stroke('M310 350C300 180 500 180 490 350', LINEN, 24) +
    shape('M210 340h380l26 282H184z', CREAM) +
    shape('M210 340h380l3 34H207z', LINEN) +
    rose +
    stroke('M430 530q40 20 60 60', LEAF, 9)
  )
}
