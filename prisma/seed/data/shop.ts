import type {
  SaveCategory,
  SaveLabel,
  SaveMarket,
  SaveSupplier,
} from '@rose-ash/domains/market/catalogue/save-catalogue'

/** Two markets: the shutter in the Yard, and the makers' table once a month. */
export const markets: readonly SaveMarket[] = [
  {
    slug: 'the-shutter',
    name: 'The Shutter',
    tagline: 'Bread, boxes and groceries, from the window in Tannery Yard.',
    description: 'Our own shop. What we bake, what we pack, and what our neighbours grow, make and keep in sacks.',
    openingWords: 'Order by Thursday noon.',
    collectionWords: 'Collect on Friday from four, or on Saturday until one.',
    position: 1,
  },
  {
    slug: 'makers-table',
    name: 'The Makers’ Table',
    tagline: 'Wool, wood, clay and candles by members and people they know.',
    description:
      'Things made slowly, a few at a time. The makers set their own prices; the co-operative keeps five pence in the pound.',
    openingWords: 'Order at any time.',
    collectionWords: 'Collect with your bread.',
    position: 2,
  },
]

export const suppliers: readonly SaveSupplier[] = [
  {
    slug: 'yard-bakery',
    name: 'The Yard Bakery',
    place: 'Tannery Yard',
    description: 'Our own oven, lit on Tuesdays and Fridays. Maud and whoever is awake.',
  },
  {
    slug: 'coldwell-farm',
    name: 'Coldwell Farm',
    place: 'Coldwell Lane',
    description: 'Eleven acres of vegetables up the lane, and the forty-four ewes whose wool we spin.',
  },
  {
    slug: 'pennywell-orchard',
    name: 'Pennywell Orchard',
    place: 'Pennywell',
    description: 'Sixty-two old trees, two people, and everybody else on apple day.',
  },
  {
    slug: 'hob-lane-dairy',
    name: 'Hob Lane Dairy',
    place: 'Hob Lane',
    description: 'Nineteen Shorthorns and one small vat. Milk in the morning, cheese in the afternoon.',
  },
  {
    slug: 'millgate-stores',
    name: 'Millgate Stores',
    place: 'Millgate',
    description: 'Our larder: bought by the sack from co-operatives like ours, and weighed out here.',
  },
  {
    slug: 'tansy-kitchen',
    name: 'Tansy’s Kitchen',
    place: 'Tannery Yard',
    description: 'Jams, chutneys and pickles from what the boxes leave over.',
  },
  {
    slug: 'long-room-wool',
    name: 'Long Room Wool',
    place: 'Tannery Yard',
    description: 'The Wednesday spinners: Coldwell fleece, washed, carded, spun and dyed in the long room.',
  },
  {
    slug: 'ford-brewery',
    name: 'Ford Brewery',
    place: 'Lower Ford',
    description: 'A five-barrel brewhouse in a milking parlour.',
  },
  {
    slug: 'ash-and-slip',
    name: 'Ash & Slip',
    place: 'Tannery Yard',
    description: 'Two potters, a turner and a basket maker who share a kiln, a lathe and a kettle.',
  },
]

export const categories: readonly (SaveCategory & { readonly position: number })[] = [
  {
    slug: 'bread',
    name: 'Bread and baking',
    description: 'Baked on Tuesdays and Fridays, by hand, from flour milled nine miles away.',
    pictureKind: 'loaf',
    position: 1,
  },
  {
    slug: 'fruit-and-vegetables',
    name: 'Fruit and vegetables',
    description: 'Picked the day before. What is not ripe is not here.',
    pictureKind: 'leek',
    position: 2,
  },
  {
    slug: 'dairy-and-eggs',
    name: 'Dairy and eggs',
    description: 'From one herd and one flock, both of which you may visit.',
    pictureKind: 'cheese',
    position: 3,
  },
  {
    slug: 'larder',
    name: 'The larder',
    description: 'Flour, oats, pulses and jars: what a kitchen leans on.',
    pictureKind: 'jar',
    position: 4,
  },
  {
    slug: 'drinks',
    name: 'Drinks',
    description: 'Juice, beer and cider from close by; coffee and tea from co-operatives further off.',
    pictureKind: 'juice',
    position: 5,
  },
  {
    slug: 'wool-and-wear',
    name: 'Wool and warm things',
    description: 'Spun on Wednesdays from sheep we know by their faces.',
    pictureKind: 'yarn',
    position: 6,
  },
  {
    slug: 'house-and-kitchen',
    name: 'House and kitchen',
    description: 'Plain things that can be mended.',
    pictureKind: 'bowl',
    position: 7,
  },
  {
    slug: 'garden',
    name: 'Garden',
    description: 'Seed we have saved, and tools that outlive us.',
    pictureKind: 'seeds',
    position: 8,
  },
]

export const labels: readonly SaveLabel[] = [
  {
    slug: 'organic',
    name: 'Organic',
    description: 'Certified by a control body; the certificate hangs in the office.',
    position: 1,
  },
  { slug: 'local', name: 'Local', description: 'Grown or made within twenty miles of the Yard.', position: 2 },
  { slug: 'vegan', name: 'Vegan', description: 'Nothing from animals, said by whoever made it.', position: 3 },
  {
    slug: 'gluten-free',
    name: 'Gluten-free',
    description: 'Under 20 mg a kilo, tested by whoever made it. Nothing from our own bakery can be.',
    position: 4,
  },
  {
    slug: 'fair-trade',
    name: 'Fair trade',
    description: 'Bought from farmers’ co-operatives at a price they set.',
    position: 5,
  },
  { slug: 'handmade', name: 'Handmade', description: 'By one person, who can tell you about it.', position: 6 },
]

/** Where orders are collected. */
export const collectionPoints = [
  {
    slug: 'tannery-yard',
    name: 'The shutter, Tannery Yard',
    address: 'Millgate',
    openingWords: 'Friday 16:00–19:00, Saturday 9:00–13:00',
    position: 1,
  },
  {
    slug: 'coldwell',
    name: 'Coldwell Farm gate',
    address: 'Coldwell Lane',
    openingWords: 'Friday 17:00–18:00',
    position: 2,
  },
] as const
