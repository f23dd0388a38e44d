/** Free text without ways to reach or look up a person: mail and web addresses, telephone numbers, pictures in data URLs. */

export const contactMark = '[contact]'

// Lengths are bounded, so that no text makes the search quadratic.
const mail = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/gu
const spelledMail =
  /[\w.+-]{1,64}\s{0,3}[[({]\s?(?:at|@)\s?[\])}]\s{0,3}[\w-]{1,63}(?:\s{0,3}(?:[[({]\s?(?:dot|\.)\s?[\])}]|\.)\s{0,3}[\w-]{1,63}){1,4}/giu
const web = /\b(?:https?:\/\/|www\.)[^\s<>"')\]]+/giu
const picture = /\bdata:[\w/+.-]{1,80};base64,[\w+/=]+/g
const networks = 'linkedin|github|gitlab|twitter|x|facebook|instagram|xing|behance|dribbble|medium|stackoverflow|t|telegram|youtube|tiktok'
const network = new RegExp(`(?<![\\w.])(?:[a-z]{2,3}\\.)?(?:${networks})\\.(?:com|net|org|me|io)/[^\\s<>"')\\]]+`, 'gi')
const phone = /(?<![\p{L}\p{N}])\+?\(?\d[\d\s()./-]{5,30}\d(?![\p{L}\p{N}])/gu
const year = /(?<!\d)(?:19|20)\d\d(?!\d)/
const grouped = /^\d{1,3}(?:[ .]000)+$/

/** `ownPhone` is found however it is written. */
export function withoutContacts(text: string, ownPhone?: string): string {
  const own = digitsOf(ownPhone ?? '').slice(-7)
  const unlinked = text.replace(picture, contactMark).replace(web, contactMark).replace(network, contactMark)
  const unmailed = unlinked.replace(mail, contactMark).replace(spelledMail, contactMark)
  return unmailed.replace(phone, (found) => (isPhone(found, own) ? contactMark : found))
}

/** Nine digits or more (seven behind a +), but no years, dates or round amounts: "2015 - 2019", "10 000 000". */
function isPhone(found: string, own: string): boolean {
  const digits = digitsOf(found)
  if (own.length === 7 && digits.includes(own)) return true
  if (digits.length > 15 || year.test(found) || grouped.test(found)) return false
  return digits.length >= (found.startsWith('+') ? 7 : 9)
}

function digitsOf(text: string): string {
  return text.replaceAll(/\D/g, '')
}
