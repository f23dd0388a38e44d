/** LanceDB: terms in a label-list index, words in its full-text index, coordinates in B-tree columns with the distance in SQL. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as lancedb from '@lancedb/lancedb'
import { servePeer } from './serve-peer.mjs'

const directory = mkdtempSync(join(tmpdir(), 'lancedb-peer-'))
process.on('exit', () => rmSync(directory, { recursive: true, force: true }))
const database = await lancedb.connect(directory)
let table

const quoted = (text) => `'${text.replaceAll("'", "''")}'`

/** SQL of a tree of terms; undefined where words take part, which SQL cannot match by the full-text index. */
function sql(node) {
  if (node.type === 'word') return undefined
  if (node.type === 'term') return `array_has_any(terms, [${quoted(node.term)}])`
  if (node.type === 'not') return sql(node.of) && `NOT (${sql(node.of)})`
  const parts = node.of.map(sql)
  if (parts.includes(undefined)) return undefined
  return `(${parts.join(node.type === 'all' ? ' AND ' : ' OR ')})`
}

function distance({ latitude, longitude, km }) {
  const toLatitude = `sin(radians(latitude - ${latitude}) / 2)`
  const toLongitude = `sin(radians(longitude - ${longitude}) / 2)`
  const half = `(${toLatitude} * ${toLatitude} + cos(radians(${latitude})) * cos(radians(latitude)) * ${toLongitude} * ${toLongitude})`
  const spread = km / 111
  return `latitude BETWEEN ${latitude - spread} AND ${latitude + spread} AND 2 * 6371.0088 * asin(sqrt(${half})) <= ${km}`
}

function words(node) {
  return node.type === 'any' && node.of.every((child) => child.type === 'word') ? node.of.map((child) => child.word) : undefined
}

const search = (text) =>
  table
    .query()
    .fullTextSearch(text.join(' '), { columns: ['text'] })
    .select(['id'])

/** The SQL of a query, or undefined where it needs words beside other clauses. */
function whereOf({ tree, near }) {
  const terms = tree.of?.length === 0 ? 'true' : sql(tree)
  return terms === undefined || near === undefined ? terms : `${terms} AND ${distance(near)}`
}

await servePeer({
  async load(documents) {
    let loaded = 0
    for (let batch = [], source = documents[Symbol.asyncIterator](), done = false; !done; batch = []) {
      while (batch.length < 10_000 && !done) {
        const next = await source.next()
        done = next.done === true
        if (!done) batch.push(next.value)
      }
      if (batch.length === 0) continue
      if (table === undefined) table = await database.createTable('people', batch)
      else await table.add(batch)
      loaded += batch.length
    }
    await table.createIndex('terms', { config: lancedb.Index.labelList() })
    await table.createIndex('text', {
      config: lancedb.Index.fts({
        baseTokenizer: 'whitespace',
        stem: false,
        removeStopWords: false,
        asciiFolding: false,
        lowercase: false,
        maxTokenLength: 1000,
      }),
    })
    await table.createIndex('latitude', { config: lancedb.Index.btree() })
    await table.optimize()
    return loaded
  },

  async top(query) {
    const text = words(query.tree)
    const where = text === undefined ? whereOf(query) : undefined
    if (text === undefined && where === undefined) return undefined
    const found = text === undefined ? table.query().where(where).select(['id']) : search(text)
    return { top: (await found.limit(25).toArray()).map((row) => row.id) }
  },

  async count(query) {
    const text = words(query.tree)
    return text === undefined ? table.countRows(whereOf(query)) : (await search(text).limit(10_000_000).toArrow()).numRows
  },
})
