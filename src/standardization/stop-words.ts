/** Everyday words that name nothing by themselves: as an alias, one would stand in nearly every text and every query. */

const stopWords: ReadonlySet<string> = new Set(
  `a about above after again all also am an and any are as at be because been before being below between both but by can could did do does
  doing down during each few for from further had has have having he her here hers him his how i if in into is it its just me more most my
  no nor not now of off on once only or other our out over own same she should so some such than that the their them then there these they
  this those through to too under until up us very was we were what when where which while who whom why will with would you your
  aber als am an auch auf aus bei bin bis da das dem den der des die doch du durch ein eine einem einen einer eines er es für hat ich ihr im
  in ist ja kann mit nach nicht noch nur ob oder ohne sein sich sie sind so über um und uns von vor war was wie wir zu zum zur
  au aux avec ce ces dans de des du elle en et il ils je la le les leur lui mais ne nous on ou par pas pour qu que qui sa se ses son sur un
  une vous como con del el ella en es esta la las lo los más no para pero por que se sin su sus un una y`.split(/\s+/),
)

/** As a merge reports what it left out. */
export const stopWordReason = 'a stop word'

export function isStopWord(words: readonly string[]): boolean {
  return words.length === 1 && stopWords.has(words[0]!)
}
