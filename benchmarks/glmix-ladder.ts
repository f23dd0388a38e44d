/** A ladder of effects over rows shaped like a public set of film ratings. */
import { uniform } from '../src/math/hash32.ts'
import type { MixedExamples, Shard } from '../src/models/glmix/mixed-examples.ts'
import type { Print } from './measure.ts'
import { train } from './train-glmix.ts'

const ladder = { rows: 100_000, users: 943, films: 1682, genres: 19, occupations: 21 }

/** Shaped like a public set of film ratings: users rate films by genre, films are liked by age, gender and occupation. */
export async function benchLadder(print: Print): Promise<void> {
  const [training, held] = [ladderRows(0, ladder.rows * 0.8), ladderRows(ladder.rows * 0.8, ladder.rows)]
  const free = { lambda: 1, penalizeIntercept: false }
  const coordinates = [
    { name: 'global', shard: 'global', ...free },
    { name: 'per-user', shard: 'film', entity: 'user', ...free },
    { name: 'per-film', shard: 'user', entity: 'film', ...free },
  ]
  const { seconds, stages, rss } = await train(training, { coordinates, passes: 2, threads: 2, inMemory: true, held })
  const line = { bench: 'glmix', case: 'ladder' }
  print({ ...line, metric: 'train_s', value: seconds })
  print({ ...line, metric: 'rows_per_s', value: (ladder.rows * 0.8 * stages.length) / seconds })
  print({ ...line, metric: 'rss_mb', value: rss })
  for (const { stage, pass, heldAuc } of stages) print({ ...line, metric: `auc ${stage} ${pass}`, value: heldAuc })
}

function ladderRows(from: number, to: number): MixedExamples {
  const rows = to - from
  const drawn = (count: number, seed: number) =>
    Uint32Array.from({ length: rows }, (_, i) => Math.floor(uniform(seed, from + i) ** 1.7 * count))
  const [users, films] = [drawn(ladder.users, 21), drawn(ladder.films, 22)]
  const user = sparseRows(rows, 2 + ladder.occupations, (row) => userCells(users[row]!))
  const film = sparseRows(rows, 1 + ladder.genres, (row) => filmCells(films[row]!))
  const both = sparseRows(rows, 3 + ladder.occupations + ladder.genres, (row) => [
    ...userCells(users[row]!),
    ...filmCells(films[row]!).map(([column, x]): Cell => [column + 2 + ladder.occupations, x]),
  ])
  const labels = Float64Array.from({ length: rows }, (_, row) => {
    const [u, f] = [users[row]!, films[row]!]
    let margin = 0.3 + 1.2 * (uniform(23, u) - 0.5) + 2 * (uniform(24, f) - 0.5)
    for (const [genre] of filmCells(f)) margin += 1.2 * (uniform(25, u, genre) - 0.5) + 0.5 * (uniform(26, genre) - 0.5)
    for (const [trait] of userCells(u)) margin += 0.8 * (uniform(27, f, trait) - 0.5)
    return Number(uniform(28, from + row) < 1 / (1 + Math.exp(-margin)))
  })
  const named = (name: string, count: number, ofRow: Uint32Array) => ({
    name,
    names: Array.from({ length: count }, (_, i) => `${i}`),
    ofRow,
  })
  return {
    shards: [
      { name: 'global', ...both },
      { name: 'user', ...user },
      { name: 'film', ...film },
    ],
    entities: [named('user', ladder.users, users), named('film', ladder.films, films)],
    labels,
  }
}

type Cell = readonly [column: number, x: number]

function userCells(user: number): Cell[] {
  const cells: Cell[] = [[0, 0.1 + 0.6 * uniform(31, user)]]
  if (uniform(32, user) < 0.7) cells.push([1, 1])
  cells.push([2 + Math.floor(uniform(33, user) * ladder.occupations), 1])
  return cells
}

function filmCells(film: number): Cell[] {
  const genres = new Set([0, 1].map((i) => Math.floor(uniform(34, film, i) ** 1.5 * ladder.genres)))
  return [[0, 0.96 + 0.04 * uniform(35, film)], ...[...genres].sort((a, b) => a - b).map((genre): Cell => [1 + genre, 1])]
}

function sparseRows(rows: number, width: number, cellsOf: (row: number) => readonly Cell[]): Omit<Shard, 'name'> {
  const [starts, columns, values] = [[0], [] as number[], [] as number[]]
  for (let row = 0; row < rows; row++) {
    for (const [column, x] of cellsOf(row)) {
      columns.push(column)
      values.push(x)
    }
    starts.push(columns.length)
  }
  const features = Array.from({ length: width }, (_, i) => `x${i}`)
  const matrix = { starts: Uint32Array.from(starts), columns: Uint32Array.from(columns), values: Float32Array.from(values), width }
  return { features, matrix: { kind: 'sparse', ...matrix } }
}
