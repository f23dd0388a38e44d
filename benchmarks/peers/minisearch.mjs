/** MiniSearch: terms and words as whitespace tokens of one field each; boolean trees as its query combinations. It knows no coordinates. */
import MiniSearch from 'minisearch'
import { servePeer } from './serve-peer.mjs'

const split = (text) => text.split(' ')
const index = new MiniSearch({ fields: ['terms', 'text'], idField: 'id', tokenize: split, processTerm: (term) => term })
const exact = { prefix: false, fuzzy: false, tokenize: split, processTerm: (term) => term }

const combine = {
  all: (of) => ({ combineWith: 'AND', queries: of }),
  any: (of) => ({ combineWith: 'OR', queries: of }),
}

/** AND_NOT takes its left side first, so exclusions are put behind what they are taken from. */
function translate(node) {
  if (node.type === 'word') return { queries: [node.word], fields: ['text'] }
  if (node.type === 'term') return { queries: [node.term], fields: ['terms'] }
  if (node.type === 'any') return combine.any(node.of.map(translate))
  const kept = node.of.filter((child) => child.type !== 'not').map(translate)
  const dropped = node.of.filter((child) => child.type === 'not').map((child) => translate(child.of))
  return dropped.length === 0 ? combine.all(kept) : { combineWith: 'AND_NOT', queries: [combine.all(kept), ...dropped] }
}

await servePeer({
  async load(documents) {
    let loaded = 0
    for await (const { id, terms, text } of documents) {
      index.add({ id, terms: terms.join(' '), text })
      loaded++
    }
    return loaded
  },

  async top({ tree, near }) {
    if (near !== undefined) return undefined
    const found = index.search(translate(tree), exact)
    return { total: found.length, top: found.slice(0, 25).map((hit) => hit.id) }
  },
})
