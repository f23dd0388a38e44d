/**
 * Characters that nobody sees: inside words, where they split what a machine matches, or in rows, where they spell a message.
 * Joiners are part of many scripts and of emoji, and a soft hyphen or a byte order mark comes with a paste: those are no flag.
 */

const flagOfRegion = /\u{1f3f4}[\u{e0020}-\u{e007f}]{1,8}/gu
const tags = /[\u{e0000}-\u{e007f}]|[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]{3,}/u
const between = String.raw`[\u200b\u2060-\u2064\ufeff\u180e\u115f\u1160\u3164\uffa0\u202a-\u202e\u2066-\u2069]+`
const insideWord = new RegExp(
  String.raw`(?<=[\p{L}\p{N}])${between}(?=[\p{L}\p{N}])|(?<=[\p{Script=Latin}\p{N}])[\u200c\u200d]+(?=[\p{Script=Latin}\p{N}])`,
  'u',
)
const row = /[\u200b-\u200d\u2060-\u2064\ufeff]{4,}/
const invisible =
  /[\u200b-\u200d]|[\u2060-\u2064\ufeff\u180e\u115f\u1160\u3164\uffa0\u202a-\u202e\u2066-\u2069]|[\u{e0000}-\u{e007f}]|[\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}]/gu

export function hasInvisibleTags(text: string): boolean {
  return tags.test(text.replace(flagOfRegion, ''))
}

export function hasInvisibleCharacters(text: string): boolean {
  return insideWord.test(text) || row.test(text)
}

export function withoutInvisible(text: string): string {
  return text.replace(invisible, '')
}
