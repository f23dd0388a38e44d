/** Invented people: names built from syllables that belong to no language, and mail addresses of domains that can belong to nobody. */
import type { RandomStream } from '../math/random-stream.ts'

const givenOnsets =
  'Ta Bre Kel Mo Vi Zan Lo Qui Dra Fe Ora Pel Su Wen Yo Har Ni Ced Ila Jor Ru Tha Esk Bal Mir Ono Pry Sel Ulm Vex Ax Cor Dil Em Gwi Hol Ire Kas Lum Nev'.split(
    ' ',
  )
const givenEndings =
  'vo lin dra ric mi sa len to wen ra bel nor ki than vy dor la mar ne zu rio fa quin sha gan vel da mon thi rel bo lia sten ka ro nys fen da le za'.split(
    ' ',
  )
const familyOnsets =
  'Brindle Thistle Quarrel Marrow Pebble Copper Willow Fennel Harrow Juniper Lantern Mossy Nettle Otter Puddle Raven Saffron Tumble Umber Velvet Wobble Yonder Zephyr Amber Bramble Cinder Dapple Ember Flint Gossamer Hazel Indigo Jasper Kettle Lark Meadow Nimble Orchard Plume Quill Rustle Sparrow Tansy Ulver Vesper Whistle Yarrow Zinnia Acorn Barley'.split(
    ' ',
  )
const familyEndings =
  'wick ford moor shaw by thorpe stead combe worth mere field hollow ridge brook crest dale fen glade holt keep lode marsh nook pike quay rook spire tarn vale weir yard bourne croft drift eaves fold gable haven inge jarl kirk leigh mont ness oak pond rill skein'.split(
    ' ',
  )

export function personName(random: RandomStream): string {
  return `${givenName(random)} ${random.pick(familyOnsets)}${random.pick(familyEndings)}`
}

/** The index makes the address unique. */
export function mailAddress(name: string, index: number): string {
  return `${name.toLowerCase().replace(' ', '.')}.${index}@example.${index % 3 === 0 ? 'org' : 'com'}`
}

function givenName(random: RandomStream): string {
  return random.pick(givenOnsets) + random.pick(givenEndings)
}
