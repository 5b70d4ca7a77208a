import type { PackUnit } from '@rose-ash/shared/money/unit-price'
import type { VatClass } from '@rose-ash/shared/money/vat'
import type { PictureKind } from '../images/kinds.ts'

export interface DemoPack {
  readonly amount: number
  readonly unit: PackUnit
  readonly count?: number
  readonly name?: string
  /** Pence, VAT included. */
  readonly price: number
  readonly member?: number
  /** On hand; none for what is made to order. */
  readonly stock?: number
  /** Made to order in so many days. */
  readonly leadDays?: number
  readonly per?: number
}

export interface DemoProduct {
  readonly slug: string
  readonly name: string
  readonly picture: PictureKind
  readonly category: string
  readonly supplier: string
  readonly summary: string
  readonly description: string
  readonly labels: readonly string[]
  readonly vat: VatClass
  readonly packs: readonly DemoPack[]
  readonly ingredients?: string
  readonly allergens?: string
  readonly storage?: string
  readonly origin?: string
}

const g = (amount: number, price: number, more: Partial<DemoPack> = {}): DemoPack => ({
  amount,
  unit: 'g',
  price,
  ...more,
})
const ml = (amount: number, price: number, more: Partial<DemoPack> = {}): DemoPack => ({
  amount,
  unit: 'ml',
  price,
  ...more,
})
const each = (price: number, more: Partial<DemoPack> = {}): DemoPack => ({ amount: 1, unit: 'item', price, ...more })
const pieces = (amount: number, price: number, more: Partial<DemoPack> = {}): DemoPack => ({
  amount,
  unit: 'item',
  price,
  ...more,
})

type Shelf = Pick<DemoProduct, 'category' | 'supplier' | 'vat'>
type OnShelf = Omit<DemoProduct, keyof Shelf> & Partial<Shelf>
const shelf = (usual: Shelf, products: readonly OnShelf[]): DemoProduct[] =>
  products.map((product) => ({ ...usual, ...product }))

const bread = shelf({ category: 'bread', supplier: 'yard-bakery', vat: 'zero' }, [
  {
    slug: 'tuesday-loaf',
    name: 'Tuesday loaf',
    picture: 'loaf',
    summary: 'Four ingredients, one of them patience.',
    description:
      'The loaf we bake a hundred and ten of every Tuesday. A dark crust, a plain crumb, and good for toast until Saturday.\n\nThe arithmetic of its price is on the blog, to the penny.',
    labels: ['local', 'vegan'],
    packs: [
      g(900, 360, { member: 330, stock: 34, per: 100 }),
      g(450, 210, { name: 'Half', member: 195, stock: 12, per: 100 }),
    ],
    ingredients: 'Wheat flour, water, wholemeal flour, salt, yeast',
    allergens: 'Wheat',
    storage: 'In its paper, in a tin. Freezes well, sliced.',
  },
  {
    slug: 'slow-rye',
    name: 'Slow rye',
    picture: 'rye',
    summary: 'Two days in the making; keeps for ten.',
    description:
      'Whole rye and a sour older than some members. Dense, dark and a little sweet. Slice it thin and wait a day before you do.',
    labels: ['organic', 'local', 'vegan'],
    packs: [g(800, 440, { member: 400, stock: 18, per: 100 })],
    ingredients: 'Whole rye flour, water, salt',
    allergens: 'Rye',
  },
  {
    slug: 'white-sourdough',
    name: 'White sourdough',
    picture: 'sourdough',
    summary: 'Open crumb, thick crust, a day and a night of waiting.',
    description:
      'Stoneground white flour from the mill at Ashby, raised without yeast. The one people cut on the way home.',
    labels: ['organic', 'local', 'vegan'],
    packs: [g(800, 430, { member: 395, stock: 22, per: 100 })],
    ingredients: 'Wheat flour, water, salt',
    allergens: 'Wheat',
  },
  {
    slug: 'seeded-tin',
    name: 'Seeded tin',
    picture: 'tin-loaf',
    summary: 'Sunflower, pumpkin and linseed, cut for sandwiches.',
    description: 'Half wholemeal, a fifth seeds, baked in a tin so that the slices are all one size.',
    labels: ['local', 'vegan'],
    packs: [g(800, 395, { member: 360, stock: 4, per: 100 })],
    ingredients: 'Wheat flours, water, sunflower, pumpkin and linseed (20 %), salt, yeast',
    allergens: 'Wheat',
  },
  {
    slug: 'breakfast-rolls',
    name: 'Breakfast rolls',
    picture: 'rolls',
    summary: 'Six soft white rolls, split with a fork.',
    description:
      'Baked last on Friday, so they are still warm at four. Ten minutes in a hot oven brings them back on Sunday.',
    labels: ['local', 'vegan'],
    packs: [pieces(6, 270, { member: 245, stock: 25 })],
    ingredients: 'Wheat flour, water, rapeseed oil, salt, yeast',
    allergens: 'Wheat',
  },
  {
    slug: 'apple-buns',
    name: 'Apple buns',
    picture: 'buns',
    summary: 'Pennywell apples, brown sugar, not much else.',
    description: 'An enriched dough rolled round the orchard’s windfalls. Fridays only, and not for long.',
    labels: ['local'],
    packs: [pieces(4, 480, { member: 440, stock: 0 })],
    ingredients: 'Wheat flour, apples (30 %), milk, butter, sugar, eggs, cinnamon, salt, yeast',
    allergens: 'Wheat, milk, egg',
  },
  {
    slug: 'oat-biscuits',
    name: 'Oat biscuits',
    picture: 'biscuits',
    summary: 'Twelve, thick, with butter and sea salt.',
    description: 'Somewhere between a biscuit and a flapjack. They travel well and share badly.',
    labels: ['local'],
    packs: [g(300, 390, { member: 355, stock: 30, per: 100 })],
    ingredients: 'Oats, butter, wheat flour, sugar, golden syrup, salt',
    allergens: 'Oats, wheat, milk',
  },
  {
    slug: 'celebration-cake',
    name: 'Celebration cake',
    picture: 'cake',
    summary: 'For twelve people. Tell the bakers whose day it is.',
    description:
      'Three layers of almond sponge with damson jam and cream, made for your day. Write the name in the note when you check out.',
    labels: ['handmade'],
    packs: [g(1800, 3200, { member: 2900, leadDays: 3 })],
    ingredients: 'Almonds, eggs, sugar, butter, wheat flour, cream, damsons',
    allergens: 'Nuts, egg, milk, wheat',
  },
])

const fresh = shelf({ category: 'fruit-and-vegetables', supplier: 'coldwell-farm', vat: 'zero' }, [
  {
    slug: 'harvest-box-small',
    name: 'Harvest box, small',
    picture: 'box',
    summary: 'Six things, for one or two people.',
    description:
      'What Coldwell picked on Wednesday, with potatoes, onions and something green in every box. The list is on the blog each week.',
    labels: ['organic', 'local', 'vegan'],
    packs: [each(1000, { stock: 26 })],
  },
  {
    slug: 'harvest-box-medium',
    name: 'Harvest box, medium',
    picture: 'box',
    summary: 'Nine things, for a household of three.',
    description: 'The box most people take. Swap one thing you cannot bear at the swap crate; nobody will ask.',
    labels: ['organic', 'local', 'vegan'],
    packs: [each(1475, { stock: 31 })],
  },
  {
    slug: 'leeks',
    name: 'Leeks',
    picture: 'leek',
    summary: 'A bundle of four or five, mud included.',
    description: 'Long whites from the top field. Split and rinse; keep the greens for stock.',
    labels: ['organic', 'local', 'vegan'],
    packs: [g(700, 235, { member: 215, stock: 40 })],
    origin: 'Coldwell Lane',
  },
  {
    slug: 'bunched-carrots',
    name: 'Bunched carrots',
    picture: 'carrot',
    summary: 'With their tops on, because the tops are good.',
    description: 'Pulled the day before. Chop the tops, fry them, put them in anything.',
    labels: ['organic', 'local', 'vegan'],
    packs: [g(600, 190, { member: 175, stock: 38 })],
    origin: 'Coldwell Lane',
  },
  {
    slug: 'earth-potatoes',
    name: 'Earthy potatoes',
    picture: 'potato',
    summary: 'A floury main crop, unwashed so that it keeps.',
    description: 'Good for roasting and mash. The big bag is for a dark cupboard and a long month.',
    labels: ['organic', 'local', 'vegan'],
    packs: [g(2000, 320, { member: 290, stock: 44 }), g(10_000, 1250, { name: 'Sack', member: 1150, stock: 7 })],
    origin: 'Coldwell Lane',
  },
  {
    slug: 'winter-kale',
    name: 'Winter kale',
    picture: 'kale',
    summary: 'Sweeter since the frost.',
    description: 'Curly green and black, cut from the same row all winter. Strip it from the stalk.',
    labels: ['organic', 'local', 'vegan'],
    packs: [g(250, 185, { member: 170, stock: 21, per: 100 })],
    origin: 'Coldwell Lane',
  },
  {
    slug: 'red-squash',
    name: 'Red onion squash',
    picture: 'squash',
    summary: 'One squash, about a kilo, skin and all.',
    description: 'Roast it whole and the skin turns soft enough to eat. Keeps until March on a shelf.',
    labels: ['organic', 'local', 'vegan'],
    packs: [g(1000, 280, { member: 255, stock: 3 })],
    origin: 'Coldwell Lane',
  },
  {
    slug: 'chestnut-mushrooms',
    name: 'Chestnut mushrooms',
    picture: 'mushroom',
    summary: 'Grown in the dark behind Millgate.',
    description: 'From a cellar that used to be a bank. Picked on the morning of collection.',
    labels: ['organic', 'local', 'vegan'],
    supplier: 'millgate-stores',
    packs: [g(250, 240, { member: 220, stock: 16, per: 100 })],
  },
  {
    slug: 'orchard-apples',
    name: 'Orchard apples',
    picture: 'apple',
    summary: 'Two kinds: red for now, yellow for January.',
    description: 'From sixty-two old trees, unsprayed, a few with a story. Wrap the yellow ones in newspaper.',
    labels: ['local', 'vegan'],
    supplier: 'pennywell-orchard',
    packs: [g(1000, 260, { member: 235, stock: 52 }), g(5000, 1100, { name: 'Crate', member: 995, stock: 9 })],
    origin: 'Pennywell',
  },
  {
    slug: 'quinces',
    name: 'Quinces',
    picture: 'quince',
    summary: 'Hard, yellow, and the whole room smells of them.',
    description:
      'Not for eating raw. Poach them slowly and watch them turn the colour of a sunset, or ask Tansy for the jelly.',
    labels: ['local', 'vegan'],
    supplier: 'pennywell-orchard',
    packs: [g(1000, 380, { member: 350, stock: 0 })],
    origin: 'Pennywell',
  },
])

const dairy = shelf({ category: 'dairy-and-eggs', supplier: 'hob-lane-dairy', vat: 'zero' }, [
  {
    slug: 'whole-milk',
    name: 'Whole milk',
    picture: 'milk',
    summary: 'Pasteurised, not homogenised; the cream rises.',
    description: 'In a returnable litre bottle. Bring it back rinsed and Hob Lane will fill it again.',
    labels: ['organic', 'local', 'gluten-free'],
    packs: [ml(1000, 175, { member: 160, stock: 28 })],
    allergens: 'Milk',
    storage: 'In the fridge, five days.',
  },
  {
    slug: 'set-yoghurt',
    name: 'Set yoghurt',
    picture: 'yoghurt',
    summary: 'Thick, sour and nothing else.',
    description: 'Milk and a culture that came in a jam jar from a neighbour in 1998.',
    labels: ['organic', 'local', 'gluten-free'],
    packs: [g(500, 260, { member: 235, stock: 19, per: 100 })],
    allergens: 'Milk',
  },
  {
    slug: 'salted-butter',
    name: 'Salted butter',
    picture: 'butter',
    summary: 'Churned on Mondays, wrapped by hand.',
    description: 'Deep yellow from May to October, paler now. Sea salt, a little under two in the hundred.',
    labels: ['organic', 'local', 'gluten-free'],
    packs: [g(250, 340, { member: 310, stock: 23, per: 100 })],
    allergens: 'Milk',
  },
  {
    slug: 'hob-lane-hard',
    name: 'Hob Lane hard cheese',
    picture: 'cheese',
    summary: 'Ten months old, nutty, cut from the wheel.',
    description:
      'A cloth-bound cheese between a Cheddar and a mountain cheese. Takes a grating; also takes a glass of cider.',
    labels: ['organic', 'local', 'gluten-free'],
    packs: [g(250, 525, { member: 480, stock: 27, per: 100 })],
    allergens: 'Milk',
    ingredients: 'Raw cow’s milk, salt, starter, vegetarian rennet',
  },
  {
    slug: 'ash-goat',
    name: 'Ashed goat’s cheese',
    picture: 'soft-cheese',
    summary: 'A small soft log, rolled in ash.',
    description: 'Fresh and lemony for a week, then runny at the edges, which is when we eat it.',
    labels: ['local', 'gluten-free', 'handmade'],
    packs: [g(150, 495, { member: 450, stock: 5, per: 100 })],
    allergens: 'Milk',
  },
  {
    slug: 'millgate-blue',
    name: 'Millgate blue',
    picture: 'blue-cheese',
    summary: 'Creamy, mild for a blue, good in a soup.',
    description: 'Ripened eight weeks in the old ice house. The rind is meant to look like that.',
    labels: ['local', 'gluten-free'],
    packs: [g(200, 490, { member: 445, stock: 14, per: 100 })],
    allergens: 'Milk',
  },
  {
    slug: 'field-eggs',
    name: 'Field eggs',
    picture: 'eggs',
    summary: 'Six, mixed sizes, from hens that go out in the rain.',
    description: 'A hundred and sixty hens in two movable houses on Coldwell’s stubble. Bring the box back.',
    labels: ['organic', 'local', 'gluten-free'],
    supplier: 'coldwell-farm',
    packs: [pieces(6, 245, { member: 225, stock: 36 }), pieces(12, 465, { member: 430, stock: 20 })],
    allergens: 'Egg',
  },
])

const larder = shelf({ category: 'larder', supplier: 'millgate-stores', vat: 'zero' }, [
  {
    slug: 'strong-white-flour',
    name: 'Strong white flour',
    picture: 'flour',
    summary: 'The flour we bake with, stoneground at Ashby.',
    description: 'Enough for three Tuesday loaves. Unbleached, nothing added beyond what the law adds.',
    labels: ['organic', 'local', 'vegan'],
    packs: [g(1500, 315, { member: 285, stock: 33 }), g(16_000, 2650, { name: 'Sack', member: 2450, stock: 6 })],
    allergens: 'Wheat',
  },
  {
    slug: 'rolled-oats',
    name: 'Rolled oats',
    picture: 'oats',
    summary: 'Jumbo, for porridge that has something to say.',
    description: 'From a growers’ co-operative in Angus. Weighed out here from the big bag.',
    labels: ['organic', 'vegan'],
    packs: [g(1000, 225, { member: 205, stock: 41 })],
    allergens: 'Oats',
  },
  {
    slug: 'green-lentils',
    name: 'Green lentils',
    picture: 'lentils',
    summary: 'Small, peppery, and they keep their shape.',
    description: 'Twenty-five minutes, no soaking. Sixty-one pence a bowl in the January soup.',
    labels: ['organic', 'vegan', 'gluten-free'],
    packs: [g(500, 240, { member: 215, stock: 37 }), g(500, 2640, { name: 'Case', count: 12, member: 2400, stock: 4 })],
  },
  {
    slug: 'rapeseed-oil',
    name: 'Cold-pressed rapeseed oil',
    picture: 'oil',
    summary: 'Yellow as the field it came from.',
    description: 'Pressed at the farm, filtered through cloth. For frying and for salads that can take it.',
    labels: ['local', 'vegan', 'gluten-free'],
    packs: [ml(500, 560, { member: 510, stock: 17, per: 100 })],
  },
  {
    slug: 'cider-vinegar',
    name: 'Cider vinegar',
    picture: 'vinegar',
    summary: 'With its mother, eighteen months in oak.',
    description: 'Made from the juice that did not become cider. Cloudy on purpose.',
    labels: ['organic', 'local', 'vegan', 'gluten-free'],
    supplier: 'pennywell-orchard',
    packs: [ml(500, 420, { member: 380, stock: 15, per: 100 })],
  },
  {
    slug: 'damson-jam',
    name: 'Damson jam',
    picture: 'jam',
    summary: 'Two parts fruit, one part sugar, no pectin.',
    description: 'Boiled in a copper pan on a Sunday. There may be a stone; we looked.',
    labels: ['local', 'vegan', 'gluten-free', 'handmade'],
    supplier: 'tansy-kitchen',
    packs: [g(340, 475, { member: 430, stock: 24, per: 100 })],
    ingredients: 'Damsons (66 %), sugar',
  },
  {
    slug: 'green-tomato-chutney',
    name: 'Green tomato chutney',
    picture: 'chutney',
    summary: 'What September leaves on the vine.',
    description: 'With apples, raisins and mustard seed. Better after Christmas; nobody has waited that long.',
    labels: ['local', 'vegan', 'gluten-free', 'handmade'],
    supplier: 'tansy-kitchen',
    packs: [g(300, 450, { member: 410, stock: 2, per: 100 })],
    allergens: 'Mustard',
  },
  {
    slug: 'dill-cucumbers',
    name: 'Dill cucumbers',
    picture: 'pickle',
    summary: 'Soured in brine, not in vinegar.',
    description: 'Salt, water, dill, garlic and three weeks. The brine is good for you and for bread.',
    labels: ['organic', 'local', 'vegan', 'gluten-free'],
    supplier: 'tansy-kitchen',
    packs: [g(500, 520, { member: 475, stock: 11, per: 100 })],
  },
  {
    slug: 'hedge-honey',
    name: 'Hedge honey',
    picture: 'honey',
    summary: 'Bramble, lime and whatever else was open.',
    description: 'From nine hives behind Coldwell. Set, not heated; warm the jar in your hands.',
    labels: ['local', 'gluten-free'],
    supplier: 'coldwell-farm',
    packs: [g(340, 720, { member: 660, stock: 13, per: 100 })],
  },
  {
    slug: 'sea-salt',
    name: 'Flaky sea salt',
    picture: 'salt',
    summary: 'From two brothers and a wood fire.',
    description: 'A box that lasts a year, unless you bake focaccia.',
    labels: ['vegan', 'gluten-free'],
    packs: [g(250, 310, { member: 280, stock: 29, per: 100 })],
    origin: 'Blakeney Point',
  },
])

const drinks = shelf({ category: 'drinks', supplier: 'pennywell-orchard', vat: 'standard' }, [
  {
    slug: 'apple-juice',
    name: 'Pressed apple juice',
    picture: 'juice',
    summary: 'Cloudy, sharp, pressed on apple day.',
    description: 'Both kinds of apple, one pressing, nothing added. Shake it.',
    labels: ['local', 'vegan', 'gluten-free'],
    packs: [
      ml(750, 390, { member: 355, stock: 48 }),
      ml(750, 2100, { name: 'Case', count: 6, member: 1920, stock: 8 }),
    ],
  },
  {
    slug: 'dry-cider',
    name: 'Dry cider',
    picture: 'cider',
    summary: 'Still, dry, 6.2 %. For over-eighteens.',
    description: 'Kept in oak over the winter and bottled in April. Tastes of the barn, in a good way.',
    labels: ['local', 'vegan', 'gluten-free'],
    packs: [ml(750, 640, { member: 590, stock: 22 })],
    allergens: 'Sulphites',
  },
  {
    slug: 'ford-pale',
    name: 'Ford pale ale',
    picture: 'beer',
    summary: 'Light, bitter, 4.1 %. For over-eighteens.',
    description: 'One malt and two hops from a five-barrel brewhouse. Bring the bottle back.',
    labels: ['local', 'vegan'],
    supplier: 'ford-brewery',
    packs: [
      ml(500, 345, { member: 315, stock: 60 }),
      ml(500, 3900, { name: 'Case', count: 12, member: 3600, stock: 5 }),
    ],
    allergens: 'Barley',
  },
  {
    slug: 'ford-stout',
    name: 'Ford oat stout',
    picture: 'beer',
    summary: 'Dark, smooth, 5.2 %. For over-eighteens.',
    description: 'With our rolled oats in it. A winter beer; also a very good cake.',
    labels: ['local', 'vegan'],
    supplier: 'ford-brewery',
    packs: [ml(500, 375, { member: 345, stock: 1 })],
    allergens: 'Barley, oats',
  },
  {
    slug: 'elderflower-cordial',
    name: 'Elderflower cordial',
    picture: 'cordial',
    summary: 'A glass of June.',
    description: 'Picked before eleven, when the flowers still smell of something. One part to eight.',
    labels: ['local', 'vegan', 'gluten-free', 'handmade'],
    supplier: 'tansy-kitchen',
    packs: [ml(500, 510, { member: 465, stock: 0, per: 100 })],
  },
  {
    slug: 'house-coffee',
    name: 'House coffee',
    picture: 'coffee',
    summary: 'Whole beans, roasted on Mondays.',
    description:
      'From a growers’ co-operative in Huehuetenango that we have bought from for nine years. Chocolate, walnut, no drama.',
    labels: ['organic', 'fair-trade', 'vegan', 'gluten-free'],
    supplier: 'millgate-stores',
    vat: 'zero',
    packs: [g(250, 690, { member: 630, stock: 32, per: 100 }), g(1000, 2450, { member: 2250, stock: 10, per: 100 })],
    origin: 'Guatemala',
  },
  {
    slug: 'breakfast-tea',
    name: 'Breakfast tea',
    picture: 'tea',
    summary: 'Loose leaf, strong enough for the menders.',
    description:
      'Assam and a little Kenyan, from gardens the pickers own. Two urns’ worth in a packet, or two months in a pot.',
    labels: ['organic', 'fair-trade', 'vegan', 'gluten-free'],
    supplier: 'millgate-stores',
    vat: 'zero',
    packs: [g(250, 460, { member: 420, stock: 26, per: 100 })],
    origin: 'Assam and Kenya',
  },
])

const wool = shelf({ category: 'wool-and-wear', supplier: 'long-room-wool', vat: 'standard' }, [
  {
    slug: 'coldwell-aran',
    name: 'Coldwell aran yarn',
    picture: 'yarn',
    summary: 'Undyed, in the three colours the sheep come in.',
    description:
      'A hundred-gram skein, about 160 metres. Washed, carded and spun in the long room; smells faintly of where it came from.',
    labels: ['local', 'handmade'],
    packs: [
      g(100, 1150, { name: 'Oatmeal', member: 1050, stock: 14, per: 100 }),
      g(100, 1150, { name: 'Charcoal', member: 1050, stock: 6, per: 100 }),
    ],
  },
  {
    slug: 'onion-skin-yarn',
    name: 'Onion-skin yarn',
    picture: 'yarn',
    summary: 'The colour of late afternoon.',
    description: 'The same yarn, dyed on Thursdays with what is left of the bakery’s soup. No two batches agree.',
    labels: ['local', 'handmade'],
    packs: [g(100, 1400, { member: 1280, stock: 4, per: 100 })],
  },
  {
    slug: 'watch-hat',
    name: 'Watch hat',
    picture: 'hat',
    summary: 'Ribbed, double at the ears.',
    description: 'Knitted on a hand frame from Coldwell wool. One size, which stretches to most.',
    labels: ['local', 'handmade'],
    packs: [each(2800, { member: 2550, stock: 9 })],
  },
  {
    slug: 'packing-shed-socks',
    name: 'Packing-shed socks',
    picture: 'socks',
    summary: 'Thick, grey, with a mending card inside.',
    description:
      'Wool with a little nylon in heel and toe. When they wear through, bring them on a Saturday and we will show you.',
    labels: ['local'],
    packs: [
      each(1600, { name: 'Size 4–7', member: 1450, stock: 12 }),
      each(1600, { name: 'Size 8–11', member: 1450, stock: 0 }),
    ],
  },
  {
    slug: 'long-room-blanket',
    name: 'Long Room blanket',
    picture: 'blanket',
    summary: 'Woven to order on the old loom, 140 by 190.',
    description: 'Herringbone in two natural colours. It takes Sal about three weeks, because she also has a job.',
    labels: ['local', 'handmade'],
    packs: [each(14_500, { member: 13_200, leadDays: 21 })],
  },
])

const house = shelf({ category: 'house-and-kitchen', supplier: 'ash-and-slip', vat: 'standard' }, [
  {
    slug: 'yard-mug',
    name: 'Yard mug',
    picture: 'mug',
    summary: 'Holds a proper cup of tea.',
    description: 'Stoneware with an ash glaze, thrown in the Yard. Goes in the dishwasher, though it would rather not.',
    labels: ['local', 'handmade'],
    packs: [each(1650, { member: 1500, stock: 17 })],
  },
  {
    slug: 'porridge-bowl',
    name: 'Porridge bowl',
    picture: 'bowl',
    summary: 'Deep enough that nothing escapes.',
    description: 'The mug’s relation, in the same clay. Sold singly, because households are odd numbers.',
    labels: ['local', 'handmade'],
    packs: [each(1900, { member: 1720, stock: 11 })],
  },
  {
    slug: 'bread-board',
    name: 'Bread board',
    picture: 'board',
    summary: 'Ash, oiled, with a groove for crumbs.',
    description: 'From trees that had to come down on Coldwell Lane. Oil it twice a year and it will see you out.',
    labels: ['local', 'handmade'],
    packs: [each(3400, { member: 3100, stock: 6 })],
  },
  {
    slug: 'willow-basket',
    name: 'Willow basket',
    picture: 'basket',
    summary: 'Made to order for a shoulder, a bicycle or a bath.',
    description: 'Brown willow from the water meadow, cut in January. Say in the note what it is to carry.',
    labels: ['local', 'handmade'],
    packs: [each(5800, { member: 5300, leadDays: 14 })],
  },
  {
    slug: 'beeswax-candles',
    name: 'Beeswax candles',
    picture: 'candle',
    summary: 'Four, dipped, about seven hours each.',
    description: 'From the same hives as the honey. They burn with very little smoke and a smell of July.',
    labels: ['local', 'handmade'],
    packs: [pieces(4, 1200, { member: 1090, stock: 20 })],
  },
  {
    slug: 'yard-soap',
    name: 'Yard soap',
    picture: 'soap',
    summary: 'Rapeseed and oat, for hands that have been in soil.',
    description: 'Cold-made, cured six weeks, wrapped in last year’s minutes.',
    labels: ['local', 'vegan', 'handmade'],
    packs: [g(100, 480, { member: 435, stock: 31, per: 100 })],
  },
  {
    slug: 'dish-brush',
    name: 'Dish brush',
    picture: 'brush',
    summary: 'Beech and tampico, with a head you can replace.',
    description: 'When the head goes, unscrew it; the spare is half the price and goes on the compost.',
    labels: ['vegan'],
    supplier: 'millgate-stores',
    packs: [each(520, { member: 475, stock: 28 }), each(260, { name: 'Spare head', member: 235, stock: 40 })],
  },
])

const garden = shelf({ category: 'garden', supplier: 'coldwell-farm', vat: 'zero' }, [
  {
    slug: 'seed-swap-beans',
    name: 'Millgate climbing beans',
    picture: 'seeds',
    summary: 'Twenty seeds from the swap table, with a year on them.',
    description:
      'Purple pods, grown in nine gardens since the first swap. Keep some back for somebody else; that is the rule about beans.',
    labels: ['organic', 'local', 'vegan'],
    packs: [pieces(20, 250, { member: 200, stock: 45, per: 10 })],
  },
  {
    slug: 'lettuce-seed',
    name: 'Winter lettuce seed',
    picture: 'seeds',
    summary: 'The one with the crossed-out slug.',
    description: 'Stands a frost, bolts late, and the slugs come last to it. About three hundred seeds.',
    labels: ['organic', 'local', 'vegan'],
    packs: [pieces(300, 220, { member: 180, stock: 33, per: 100 })],
  },
  {
    slug: 'snowdrop-bulbs',
    name: 'Snowdrops in the green',
    picture: 'bulbs',
    summary: 'Twenty-five, lifted in February.',
    description: 'From under the orchard hedge. Order now; we lift them when they have flowered.',
    labels: ['local'],
    supplier: 'pennywell-orchard',
    vat: 'standard',
    packs: [pieces(25, 800, { member: 720, leadDays: 80, per: 25 })],
  },
  {
    slug: 'rosemary-plant',
    name: 'Rosemary plant',
    picture: 'plant',
    summary: 'A year old, in a pot that comes back.',
    description:
      'Struck from the bush by the shutter, which nobody has managed to kill. Plant it where you brush past it.',
    labels: ['organic', 'local'],
    vat: 'standard',
    packs: [each(480, { member: 435, stock: 18 })],
  },
  {
    slug: 'hand-fork',
    name: 'Hand fork',
    picture: 'tool',
    summary: 'Forged, ash handle, mended here if it ever breaks.',
    description: 'Three tines and a neck that does not bend. Made by a smith who comes to the repair café as a guest.',
    labels: ['local', 'handmade'],
    supplier: 'ash-and-slip',
    vat: 'standard',
    packs: [each(2650, { member: 2400, stock: 8 })],
  },
  {
    slug: 'garden-twine',
    name: 'Garden twine',
    picture: 'twine',
    summary: 'A hundred metres of jute that rots when you want it to.',
    description: 'Green, three-ply, on a spool that fits a pocket.',
    labels: ['vegan'],
    supplier: 'millgate-stores',
    vat: 'standard',
    packs: [each(420, { member: 380, stock: 27 })],
  },
])

/** Everything on the demo co-op's shelves. */
export const products: readonly DemoProduct[] = [
  ...bread,
  ...fresh,
  ...dairy,
  ...larder,
  ...drinks,
  ...wool,
  ...house,
  ...garden,
]
