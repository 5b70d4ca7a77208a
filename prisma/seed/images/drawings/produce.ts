import type { Dice } from '../dice.ts'
import {
  AMBER,
  BRICK,
  CARROT,
  CREAM,
  DARK_WOOD,
  DUSK,
  LEAF,
  LINEN,
  MOSS,
  PALE_LEAF,
  PAPER,
  PLUM,
  ROSE,
  TOMATO,
  WOOD,
} from '../palette.ts'
import { box, darker, lighter, mix, oval, shadow, shape, stroke, times, turn } from '../shapes.ts'

const leaf = (x: number, y: number, length: number, angle: number, colour: string) =>
  turn(
    angle,
    x,
    y,
    shape(
      `M${x} ${y}c${length * 0.28} ${-length * 0.3} ${length * 0.28} ${-length * 0.75} 0 ${-length}c${-length * 0.28} ${length * 0.25} ${-length * 0.28} ${length * 0.7} 0 ${length}z`,
      colour,
    ),
    stroke(`M${x} ${y}v${-length * 0.8}`, lighter(colour, 0.35), 4),
  )

const apples = [
  [BRICK, AMBER],
  [LEAF, PALE_LEAF],
  [ROSE, '#e4b35c'],
] as const

export function apple(dice: Dice) {
  const [skin, blush] = dice.pick(apples)
  const one = (x: number, y: number, r: number) =>
    shape(
      `M${x} ${y - r * 0.8}c${r * 0.5} ${-r * 0.35} ${r * 1.15} 0 ${r * 1.05} ${r * 0.85}c${-r * 0.1} ${r * 0.75} ${-r * 0.6} ${r} ${-r * 1.05} ${r * 0.85}c${-r * 0.45} ${r * 0.15} ${-r * 0.95} ${-r * 0.1} ${-r * 1.05} ${-r * 0.85}c${-r * 0.1} ${-r * 0.85} ${r * 0.55} ${-r * 1.2} ${r * 1.05} ${-r * 0.85}z`,
      skin,
    ) +
    oval(x - r * 0.42, y - r * 0.1, r * 0.3, r * 0.5, blush, 'opacity=".6"') +
    stroke(`M${x} ${y - r * 0.75}q4-30 20-44`, DARK_WOOD, 9) +
    leaf(x + 12, y - r * 0.95, r * 0.5, 60, MOSS)
  return shadow(400, 612, 280) + one(250, 500, 112) + one(560, 508, 104) + one(405, 470, 132)
}

export function pear(dice: Dice) {
  const skin = dice.pick(['#b9b04a', '#c7a54a', '#9db05a'])
  const one = (x: number, angle: number) =>
    turn(
      angle,
      x,
      590,
      shape(
        `M${x} 290c50 0 52 70 66 120 16 54 62 84 54 140-8 48-60 66-120 66s-112-18-120-66c-8-56 38-86 54-140 14-50 16-120 66-120z`,
        skin,
      ),
      oval(x - 38, 500, 26, 56, lighter(skin, 0.35)),
      stroke(`M${x} 292q2-34 22-50`, DARK_WOOD, 9),
    )
  return shadow(400, 614, 260) + one(290, -5) + one(520, 7)
}

export function quince(dice: Dice) {
  const skin = mix('#d9b436', '#b9b04a', dice.between(0, 0.4))
  const one = (x: number, y: number, r: number) =>
    shape(
      `M${x - r * 0.2} ${y - r * 1.05}q${r * 0.3}${-r * 0.12} ${r * 0.5} 0c${r * 0.5} ${r * 0.2} ${r * 0.85} ${r * 0.6} ${r * 0.75} ${r * 1.25}c${-r * 0.15} ${r * 0.7} ${-r * 0.6} ${r * 0.85} ${-r * 1.05} ${r * 0.8}c${-r * 0.5} 0 ${-r * 1} ${-r * 0.25} ${-r * 1.05} ${-r * 0.9}c0 ${-r * 0.65} ${r * 0.4} ${-r} ${r * 0.85} ${-r * 1.15}z`,
      skin,
    ) +
    oval(x - r * 0.4, y - r * 0.1, r * 0.24, r * 0.42, lighter(skin, 0.4)) +
    leaf(x + 4, y - r, r * 0.6, 40, MOSS)
  return shadow(400, 614, 270) + one(250, 500, 108) + one(550, 500, 112) + one(400, 520, 92)
}

export function plum(dice: Dice) {
  const skin = dice.pick([PLUM, '#6b3550', '#4f4268'])
  const one = (x: number, y: number, r: number) =>
    oval(x, y, r, r * 1.05, skin) +
    stroke(`M${x + r * 0.2} ${y - r * 0.95}q${r * 0.5} ${r * 0.9} 0 ${r * 1.9}`, darker(skin, 0.3), 5) +
    oval(x - r * 0.38, y - r * 0.3, r * 0.22, r * 0.36, lighter(skin, 0.35))
  const bowl =
    shape('M170 520h460c-10 70-70 100-130 100H300c-60 0-120-30-130-100z', LINEN) +
    box(160, 508, 480, 24, 12, lighter(LINEN, 0.4))
  return one(290, 440, 82) + one(505, 440, 84) + one(398, 400, 86) + one(400, 478, 80) + shadow(400, 622, 200) + bowl
}

export function berries(dice: Dice) {
  const colour = dice.pick([ROSE, PLUM, BRICK, '#5a5c86'])
  const fruit = times(26, (i) => {
    const [x, y] = [240 + (i % 7) * 54 + dice.between(-10, 10), 400 + Math.floor(i / 7) * 34 + dice.between(-8, 8)]
    return (
      oval(x, y, 32, 31, mix(colour, '#2b1a29', dice.between(0, 0.25))) +
      oval(x - 9, y - 10, 8, 7, lighter(colour, 0.5))
    )
  })
  return (
    shadow(400, 618, 230) +
    fruit +
    shape('M190 480h420l-40 136H230z', mix(WOOD, CREAM, 0.35)) +
    times(6, (i) => stroke(`M${225 + i * 70} 484l${(2.5 - i) * -7} 128`, WOOD, 5)) +
    box(180, 470, 440, 26, 6, WOOD) +
    leaf(560, 430, 90, 70, MOSS)
  )
}

export function leek(dice: Dice) {
  const one = (x: number, angle: number) =>
    turn(
      angle,
      x,
      620,
      shape(
        `M${x - 34} 380L${x - 110} 150 ${x - 40} 270 ${x - 30} 120 ${x + 6} 260 ${x + 80} 140 ${x + 34} 380z`,
        MOSS,
      ),
      shape(`M${x - 26} 400L${x - 62} 220 ${x - 12} 320 ${x + 12} 200 ${x + 26} 400z`, LEAF),
      shape(`M${x - 34} 376h68l-6 110h-56z`, PALE_LEAF),
      shape(`M${x - 30} 470h60l4 110q-34 26-68 0z`, CREAM),
      times(5, (i) => stroke(`M${x - 20 + i * 10} 590q${(i - 2) * 5} 20 ${(i - 2) * 8} 34`, darker(CREAM, 0.15), 3)),
    )
  return (
    shadow(400, 622, 240) +
    one(280, -10 + dice.between(-4, 4)) +
    one(520, 10 + dice.between(-4, 4)) +
    one(400, dice.between(-3, 3))
  )
}

const roots = (draw: (x: number, angle: number) => string) =>
  shadow(400, 620, 250) + draw(270, 14) + draw(530, -14) + draw(400, 0)

export function carrot(dice: Dice) {
  const colours = dice.pick([
    [CARROT, CARROT, CARROT],
    [CARROT, '#e0b04a', '#6a3a5c'],
  ])
  let index = 0
  return roots((x, angle) => {
    const skin = colours[index++ % 3]!
    const top = times(5, (i) =>
      leaf(x + (i - 2) * 5, 330, 170 - Math.abs(i - 2) * 26, (i - 2) * 17, i % 2 ? LEAF : MOSS),
    )
    return turn(
      angle,
      x,
      330,
      top,
      shape(`M${x - 54} 350q54-48 108 0c10 90-24 210-54 268-30-58-64-178-54-268z`, skin),
      times(4, (i) => stroke(`M${x - 40 + i * 6} ${400 + i * 42}h${34 - i * 5}`, darker(skin, 0.2), 6)),
    )
  })
}

export function parsnip() {
  return roots((x, angle) =>
    turn(
      angle,
      x,
      330,
      times(3, (i) => leaf(x, 330, 90, (i - 1) * 26, LEAF)),
      shape(`M${x - 62} 346q62-44 124 0c4 100-36 220-62 276-26-56-66-176-62-276z`, '#ead9a8'),
      times(4, (i) => stroke(`M${x - 44 + i * 8} ${396 + i * 44}h${36 - i * 5}`, '#c9b27c', 6)),
    ),
  )
}

export function beetroot() {
  return roots((x, angle) =>
    turn(
      angle,
      x,
      480,
      times(3, (i) => leaf(x, 400, 210 - Math.abs(i - 1) * 40, (i - 1) * 22, i === 1 ? MOSS : LEAF)),
      stroke(`M${x} 410v-150`, ROSE, 8),
      shape(`M${x} 390c60 0 96 46 90 96-6 56-60 78-90 136-30-58-84-80-90-136-6-50 30-96 90-96z`, DUSK),
      oval(x - 36, 470, 14, 34, lighter(DUSK, 0.3)),
    ),
  )
}

export function potato(dice: Dice) {
  const skin = dice.pick(['#c9a36a', '#b9905e', '#b06a5c'])
  const one = (x: number, y: number, rx: number, angle: number) =>
    turn(
      angle,
      x,
      y,
      oval(x, y, rx, rx * 0.72, skin),
      oval(x - rx * 0.2, y - rx * 0.25, rx * 0.6, rx * 0.3, lighter(skin, 0.18)),
      times(4, () =>
        oval(x + dice.between(-rx * 0.6, rx * 0.6), y + dice.between(-rx * 0.4, rx * 0.4), 6, 4, darker(skin, 0.35)),
      ),
    )
  return (
    shadow(400, 618, 290) +
    one(300, 440, 108, -14) +
    one(500, 450, 112, 12) +
    one(220, 546, 106, 8) +
    one(570, 546, 116, -6) +
    one(396, 540, 120, 3)
  )
}

export function onion(dice: Dice) {
  const skin = dice.pick([HONEY_SKIN, '#8a3a58', '#e9ddc4'])
  const one = (x: number, y: number, r: number) =>
    shape(
      `M${x} ${y - r * 1.5}c10 ${r * 0.4} ${r} ${r * 0.5} ${r} ${r * 1.4}c0 ${r * 0.75} ${-r * 0.6} ${r * 1.05} ${-r} ${r * 1.05}s${-r} ${-r * 0.3} ${-r} ${-r * 1.05}c0 ${-r * 0.9} ${r * 0.9} ${-r} ${r} ${-r * 1.4}z`,
      skin,
    ) +
    times(3, (i) => stroke(`M${x} ${y - r}q${(i - 1) * r * 1.1} ${r} 0 ${r * 1.9}`, darker(skin, 0.16), 4)) +
    oval(x - r * 0.45, y - r * 0.1, r * 0.14, r * 0.36, lighter(skin, 0.45))
  return shadow(400, 618, 270) + one(250, 506, 106) + one(555, 508, 102) + one(402, 486, 122)
}

const HONEY_SKIN = '#c08a44'

export function garlic(dice: Dice) {
  const tint = dice.chance(0.5) ? '#efe4d8' : '#e9d6dc'
  const one = (x: number, y: number, r: number) =>
    shape(
      `M${x - 8} ${y - r * 1.9}h18c0 ${r * 0.7} ${r * 0.9} ${r * 0.8} ${r * 0.95} ${r * 1.7}c0 ${r * 0.8} ${-r * 0.6} ${r} ${-r} ${r}s${-r} ${-r * 0.2} ${-r} ${-r}c0 ${-r * 0.9} ${r} ${-r} ${r} ${-r * 1.7}z`,
      tint,
    ) +
    times(3, (i) =>
      stroke(`M${x} ${y - r * 0.9}q${(i - 1) * r * 0.9} ${r * 0.8} ${(i - 1) * r * 0.25} ${r * 1.6}`, '#b899a8', 4),
    )
  return shadow(400, 618, 250) + one(260, 520, 90) + one(550, 520, 86) + one(402, 506, 104)
}

export function squash(dice: Dice) {
  const skin = dice.pick([CARROT, '#c98f3a', '#6d7f4a', '#b9805a'])
  const ribs = times(
    5,
    (i) =>
      oval(400 + (i - 2) * 88, 470, 100, 142 - Math.abs(i - 2) * 14, i % 2 ? lighter(skin, 0.12) : skin) +
      stroke(`M${400 + (i - 2) * 104} 370q${(i - 2) * 22} 100 0 200`, darker(skin, 0.18), 5),
  )
  return (
    shadow(400, 616, 300) +
    ribs +
    shape('M370 350c-4-50 10-80 50-96l26 22c-22 20-22 44-16 74z', darker(MOSS, 0.1)) +
    stroke('M440 300c60-30 90 10 130-20', LEAF, 9)
  )
}

export function cabbage(dice: Dice) {
  const skin = dice.pick([LEAF, '#8fae7a', '#7a4a6c'])
  const leaves =
    shape('M150 470c-40-120 60-200 130-180-30 90-20 260 60 320-90 20-160-50-190-140z', darker(skin, 0.12)) +
    shape('M650 470c40-120-60-200-130-180 30 90 20 260-60 320 90 20 160-50 190-140z', darker(skin, 0.12))
  const veins =
    stroke('M400 330v260', lighter(skin, 0.55), 10) +
    times(
      3,
      (i) =>
        stroke(`M400 ${580 - i * 70}q-70-30-110-${90 - i * 10}`, lighter(skin, 0.45), 6) +
        stroke(`M400 ${580 - i * 70}q70-30 110-${90 - i * 10}`, lighter(skin, 0.45), 6),
    )
  return (
    shadow(400, 620, 240) +
    leaves +
    oval(400, 460, 190, 160, skin) +
    shape(
      'M400 300c120 10 180 90 160 180-20 90-90 140-160 140s-140-50-160-140c-20-90 40-170 160-180z',
      lighter(skin, 0.14),
    ) +
    veins
  )
}

export function kale(dice: Dice) {
  const colour = dice.pick([MOSS, '#3f5d4a', '#5d4a63'])
  const frond = (x: number, angle: number, size: number) => {
    const frills = times(9, (i) =>
      oval(
        x + (i % 2 ? 1 : -1) * size * (0.3 + 0.14 * Math.sin(i)),
        560 - size * 0.35 - i * size * 0.21,
        size * 0.28,
        size * 0.24,
        i % 3 ? colour : lighter(colour, 0.14),
      ),
    )
    return turn(angle, x, 600, frills, stroke(`M${x} 612V${560 - size * 2.1}`, PALE_LEAF, 11))
  }
  return (
    shadow(400, 620, 170) +
    frond(360, -24, 120) +
    frond(440, 24, 120) +
    frond(400, 0, 140) +
    box(340, 560, 120, 24, 8, ROSE)
  )
}

export function mushroom(dice: Dice) {
  const cap = dice.pick(['#a9825e', '#d9c4a4', '#7d5c48'])
  const one = (x: number, y: number, r: number) =>
    shape(
      `M${x - r * 0.34} ${y}h${r * 0.68}l${r * 0.14} ${r * 1.1}q${-r * 0.48} ${r * 0.2} ${-r * 0.96} 0z`,
      '#efe3cd',
    ) +
    shape(`M${x - r} ${y + 10}c0 ${-r * 1.3} ${r * 2} ${-r * 1.3} ${r * 2} 0q${-r} ${r * 0.3} ${-r * 2} 0z`, cap) +
    oval(x - r * 0.35, y - r * 0.45, r * 0.25, r * 0.14, lighter(cap, 0.35))
  return shadow(400, 618, 270) + one(260, 490, 116) + one(550, 500, 104) + one(405, 440, 152)
}

export function tomato(dice: Dice) {
  const skin = dice.pick([TOMATO, '#d2813a', '#a83a4a'])
  const star = (x: number, y: number, r: number) =>
    times(5, (i) =>
      turn(
        i * 72,
        x,
        y,
        shape(`M${x} ${y}q${r * 0.2} ${-r * 0.3} 0 ${-r * 0.62}q${-r * 0.2} ${r * 0.3} 0 ${r * 0.62}z`, MOSS),
      ),
    )
  const one = (x: number, y: number, r: number) =>
    oval(x, y, r * 1.08, r * 0.92, skin) +
    oval(x - r * 0.45, y - r * 0.3, r * 0.24, r * 0.16, lighter(skin, 0.5)) +
    star(x, y - r * 0.62, r)
  return (
    shadow(400, 618, 290) +
    stroke('M170 380q220-80 440 20', MOSS, 12) +
    one(240, 506, 108) +
    one(570, 512, 102) +
    one(405, 492, 126)
  )
}

export function beans(dice: Dice) {
  const pod = dice.pick([MOSS, LEAF, '#8a3f5a'])
  const pods = times(7, (i) =>
    turn(
      dice.between(-30, 30),
      400,
      500,
      stroke(`M${150 + i * 14} ${400 + i * 28}q250-${90 - i * 14} 500 ${i * 4}`, i % 2 ? pod : lighter(pod, 0.18), 40),
    ),
  )
  const spots = times(9, (i) => oval(200 + i * 50, 590 + (i % 2) * 16, 24, 17, dice.pick([CREAM, DUSK, '#c98a6a'])))
  return shadow(400, 612, 300) + pods + spots
}

export function herbs(dice: Dice) {
  const green = dice.pick([MOSS, '#6f8f6a', LEAF])
  const stems = times(7, (i) => {
    const angle = (i - 3) * 11
    return turn(
      angle,
      400,
      600,
      stroke('M400 600V250', darker(green, 0.1), 7),
      times(6, (j) => leaf(400, 560 - j * 50, 66, j % 2 ? 55 : -55, j % 3 ? green : lighter(green, 0.18))),
      leaf(400, 260, 70, 0, green),
    )
  })
  return shadow(400, 618, 150) + stems + box(360, 540, 80, 26, 6, ROSE) + stroke('M430 555q50 30 40 60', ROSE, 6)
}

export function salad(dice: Dice) {
  const green = dice.pick([LEAF, PALE_LEAF, '#8a5a6a'])
  const leaves = times(9, (i) =>
    turn(
      (i - 4) * 17,
      400,
      590,
      shape(
        'M400 600c-90-90-110-200-60-290q20 26 36 0 24 24 48 0 16 26 36 0c50 90 30 200-60 290z',
        i % 2 ? green : lighter(green, 0.22),
      ),
      stroke('M400 590V360', lighter(green, 0.5), 6),
    ),
  )
  return shadow(400, 620, 220) + leaves
}

export function vegetableBox(dice: Dice) {
  const balls = [DUSK, CARROT, MOSS, AMBER, PLUM, TOMATO]
  const veg = times(
    5,
    (i) =>
      oval(190 + i * 105, 440, 72, 70, balls[(i + Math.floor(dice.between(0, 6))) % 6]!) +
      oval(168 + i * 105, 412, 16, 11, PAPER, 'opacity=".35"'),
  )
  const tops = times(4, (i) => leaf(240 + i * 105, 390, 190, (i - 1.5) * 12, i % 2 ? MOSS : LEAF))
  const slats = times(3, (i) => box(130, 450 + i * 56, 540, 48, 3, i % 2 ? lighter(WOOD, 0.15) : WOOD))
  return (
    shadow(400, 622, 300) +
    tops +
    veg +
    box(130, 450, 540, 160, 0, DARK_WOOD) +
    slats +
    box(112, 436, 36, 186, 5, DARK_WOOD) +
    box(652, 436, 36, 186, 5, DARK_WOOD)
  )
}
