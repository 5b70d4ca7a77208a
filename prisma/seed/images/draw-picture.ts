import { type Dice, diceFor } from './dice.ts'
import * as bread from './drawings/bread.ts'
import * as craft from './drawings/craft.ts'
import * as dairy from './drawings/dairy.ts'
import * as garden from './drawings/garden.ts'
import * as larder from './drawings/larder.ts'
import * as produce from './drawings/produce.ts'
import type { PictureKind } from './kinds.ts'
import { scene } from './scene.ts'

const DRAWINGS: Record<PictureKind, (dice: Dice) => string> = {
  ...{
    loaf: bread.loaf,
    sourdough: bread.sourdough,
    'tin-loaf': bread.tinLoaf,
    rye: bread.rye,
    baguette: bread.baguette,
    rolls: bread.rolls,
  },
  ...{ buns: bread.buns, flatbread: bread.flatbread, cake: bread.cake, biscuits: bread.biscuits, pie: bread.pie },
  ...{
    apple: produce.apple,
    pear: produce.pear,
    quince: produce.quince,
    plum: produce.plum,
    berries: produce.berries,
    leek: produce.leek,
  },
  ...{
    carrot: produce.carrot,
    beetroot: produce.beetroot,
    potato: produce.potato,
    onion: produce.onion,
    garlic: produce.garlic,
  },
  ...{
    squash: produce.squash,
    cabbage: produce.cabbage,
    kale: produce.kale,
    mushroom: produce.mushroom,
    tomato: produce.tomato,
  },
  ...{
    beans: produce.beans,
    herbs: produce.herbs,
    salad: produce.salad,
    parsnip: produce.parsnip,
    box: produce.vegetableBox,
  },
  ...{
    cheese: dairy.cheese,
    'soft-cheese': dairy.softCheese,
    'blue-cheese': dairy.blueCheese,
    butter: dairy.butter,
    milk: dairy.milk,
  },
  ...{ yoghurt: dairy.yoghurt, eggs: dairy.eggs },
  ...{
    jar: larder.jar,
    jam: larder.jam,
    chutney: larder.chutney,
    honey: larder.honey,
    pickle: larder.pickle,
    oil: larder.oil,
  },
  ...{
    vinegar: larder.vinegar,
    flour: larder.flour,
    oats: larder.oats,
    lentils: larder.lentils,
    salt: larder.salt,
    sauce: larder.sauce,
  },
  ...{
    beer: larder.beer,
    cider: larder.cider,
    juice: larder.juice,
    coffee: larder.coffee,
    tea: larder.tea,
    cordial: larder.cordial,
    wine: larder.wine,
  },
  ...{
    yarn: craft.yarn,
    hat: craft.hat,
    socks: craft.socks,
    blanket: craft.blanket,
    mug: craft.mug,
    bowl: craft.bowl,
    basket: craft.basket,
  },
  ...{
    candle: craft.candle,
    soap: craft.soap,
    brush: craft.brush,
    cloth: craft.cloth,
    board: craft.board,
    card: craft.card,
    book: craft.book,
    tote: craft.tote,
  },
  ...{ seeds: garden.seeds, bulbs: garden.bulbs, plant: garden.plant, tool: garden.tool, twine: garden.twine },
}

/** A still life as SVG, 800 by 800. The same kind and slug always give the same picture. */
export function drawPicture(kind: PictureKind, slug: string): string {
  const dice = diceFor(`${kind} ${slug}`)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 800" width="640" height="640">${scene(dice)}<g transform="translate(-72 -110) scale(1.18)">${DRAWINGS[kind](dice)}</g></svg>`
}
