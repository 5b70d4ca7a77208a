import type { Dice } from '../dice.ts'
import { AMBER, CREAM, CRUMB, CRUST, DUSK, LINEN, PAPER, PLUM, ROSE, RYE, WOOD } from '../palette.ts'
import { box, darker, lighter, mix, oval, shadow, shape, stroke, times, turn } from '../shapes.ts'

const board = () => box(90, 600, 620, 34, 16, WOOD) + box(90, 600, 620, 12, 8, lighter(WOOD, 0.25))

export function loaf(dice: Dice) {
  const crust = mix(CRUST, RYE, dice.between(0, 0.35))
  const cuts = times(4, (i) =>
    turn(dice.between(10, 20), 270 + i * 88, 420, oval(270 + i * 88, 410, 17, 78, lighter(crust, 0.6))),
  )
  return (
    board() +
    shape('M130 600C110 420 230 320 400 320S690 420 670 600z', crust) +
    shape('M160 560c0-130 100-210 240-210s240 80 240 190c-140-40-340-40-480 20z', lighter(crust, 0.22)) +
    cuts
  )
}

export function sourdough(dice: Dice) {
  const crust = mix(CRUST, RYE, dice.between(0.2, 0.5))
  const ear =
    stroke('M250 470C330 360 470 350 560 450', lighter(crust, 0.65), 26) +
    stroke('M262 476C340 380 465 372 548 452', darker(crust, 0.2), 7)
  const ears = times(3, (i) => stroke(`M${300 + i * 80} 545q30-40 60-46`, lighter(crust, 0.5), 9))
  return board() + oval(400, 470, 270, 150, crust) + oval(400, 445, 230, 108, lighter(crust, 0.15)) + ear + ears
}

export function tinLoaf(dice: Dice) {
  const crust = mix(CRUST, RYE, dice.between(0, 0.3))
  const slice =
    shape('M575 600V440c-30-70 130-70 105 0v160z', crust) + shape('M590 585V448c-20-50 92-50 76 0v137z', CREAM)
  return (
    board() +
    shape('M120 600V430c-30-110 470-110 440 0v170z', crust) +
    shape('M150 450c-10-80 400-80 380 0-100-30-280-30-380 0z', lighter(crust, 0.3)) +
    slice
  )
}

export function rye(dice: Dice) {
  const crust = mix(RYE, '#3e2a22', dice.between(0, 0.4))
  const flour = times(5, (i) =>
    stroke(`M${230 + i * 80} ${400 - Math.abs(2 - i) * -14}q20 60 0 130`, CREAM, 8, 'opacity=".75"'),
  )
  return (
    board() +
    shape('M110 600C90 440 230 360 400 360s310 80 290 240z', crust) +
    shape('M150 540c30-100 130-150 250-150s220 50 250 140c-150-50-350-50-500 10z', lighter(crust, 0.14)) +
    flour
  )
}

export function baguette(dice: Dice) {
  const one = (y: number, angle: number) => {
    const crust = mix(CRUST, CRUMB, dice.between(0.1, 0.4))
    const cuts = times(5, (i) => turn(35, 210 + i * 95, y, oval(210 + i * 95, y - 4, 13, 38, lighter(crust, 0.6))))
    return turn(
      angle,
      400,
      y,
      box(90, y - 48, 620, 96, 48, crust),
      box(120, y - 40, 560, 36, 18, lighter(crust, 0.2)),
      cuts,
    )
  }
  return board() + one(548, -2) + one(470, -9)
}

export function rolls(dice: Dice) {
  const one = (x: number, y: number) => {
    const crust = mix(CRUMB, CRUST, dice.between(0.2, 0.8))
    return (
      oval(x, y, 118, 92, crust) +
      oval(x - 12, y - 22, 88, 52, lighter(crust, 0.25)) +
      stroke(`M${x - 50} ${y - 30}q50-34 100 0`, lighter(crust, 0.65), 11)
    )
  }
  return board() + one(400, 430) + one(240, 530) + one(560, 530) + one(400, 545)
}

export function buns(dice: Dice) {
  const one = (x: number, y: number) => {
    const swirl = dice.pick([RYE, DUSK, AMBER])
    const path = `M${x} ${y}c14-22 44-8 38 18-8 34-62 36-78 2-18-42 18-88 66-80 54 8 76 68 50 112`
    return oval(x, y, 112, 100, CRUMB) + oval(x, y - 6, 98, 84, lighter(CRUMB, 0.2)) + stroke(path, swirl, 14)
  }
  return oval(400, 590, 330, 46, PAPER) + one(400, 420) + one(255, 520) + one(545, 520)
}

export function flatbread(dice: Dice) {
  const spots = times(16, () =>
    oval(
      dice.between(210, 590),
      dice.between(390, 510),
      dice.between(10, 26),
      dice.between(7, 15),
      CRUST,
      'opacity=".75"',
    ),
  )
  return (
    board() +
    times(3, (i) => oval(400, 560 - i * 32, 285, 74, darker(CRUMB, 0.12)) + oval(400, 552 - i * 32, 280, 68, CRUMB)) +
    oval(400, 462, 286, 92, lighter(CRUMB, 0.2)) +
    spots
  )
}

export function cake(dice: Dice) {
  const icing = dice.pick([PAPER, '#f0cfd0', '#e9d5a6'])
  const top = dice.pick([ROSE, PLUM, AMBER])
  const drips = times(6, (i) => box(215 + i * 66, 430, 42, dice.between(40, 90), 20, icing))
  const fruit = times(
    7,
    (i) =>
      oval(230 + i * 57, 392 + (i % 2) * 14, 22, 21, top) +
      oval(224 + i * 57, 386 + (i % 2) * 14, 6, 5, lighter(top, 0.6)),
  )
  const plate = oval(400, 612, 300, 34, PAPER) + oval(400, 606, 250, 22, LINEN)
  return (
    plate +
    box(190, 420, 420, 186, 24, darker(CRUMB, 0.1)) +
    box(190, 500, 420, 16, 0, lighter(icing, 0.1)) +
    oval(400, 424, 210, 46, icing) +
    drips +
    fruit
  )
}

export function biscuits(dice: Dice) {
  const one = (x: number, y: number, r: number) => {
    const dough = mix(CRUMB, CRUST, dice.between(0.1, 0.6))
    const bits = times(6, () =>
      oval(x + dice.between(-r * 0.6, r * 0.6), y + dice.between(-r * 0.5, r * 0.5), 9, 8, dice.pick([RYE, RYE, DUSK])),
    )
    return oval(x, y + 8, r, r * 0.86, darker(dough, 0.2)) + oval(x, y, r, r * 0.86, dough) + bits
  }
  return (
    oval(400, 600, 320, 42, PAPER) + one(270, 520, 100) + one(530, 520, 104) + one(400, 440, 108) + one(400, 560, 96)
  )
}

export function pie(dice: Dice) {
  const filling = dice.pick([PLUM, ROSE, AMBER])
  const lattice = times(
    5,
    (i) =>
      stroke(`M${220 + i * 90} 400l-30 110`, CRUMB, 26) + stroke(`M150 ${415 + i * 26}h500`, lighter(CRUMB, 0.15), 15),
  )
  const rim = times(17, (i) => oval(140 + i * 32.5, 455 + (i % 2) * 6, 24, 22, CRUST))
  return (
    shadow(400, 612, 290) +
    shape('M160 470h480l-50 135H210z', darker('#b9a79a', 0.15)) +
    oval(400, 455, 265, 86, CRUST) +
    oval(400, 450, 238, 70, filling) +
    `<clipPath id="pie"><ellipse cx="400" cy="450" rx="238" ry="70"/></clipPath><g clip-path="url(#pie)">${lattice}</g>` +
    shape('M135 455a265 86 0 0 0 530 0l-16 0a249 72 0 0 1-498 0z', CRUST) +
    rim.slice(0, 0)
  )
}
