/** `learn`, `evaluate` and `model` on public data, against what is known of it. */
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { packageRoot } from '../../src/adapters/files/package-root.ts'
import { near } from '../models/near.ts'
import { type LearnLine, learningFolder, linesOf, mutual } from './learning-folder.ts'

const data = join(packageRoot(), '../shared/data')
const skip = existsSync(data) ? false : 'needs ../shared/data'
const { at } = learningFolder()

const measured = (lines: readonly LearnLine[], set: string, metric: string) =>
  lines.find((line) => line.set === set && line.metric === metric)!.value

describe('learning from public data', { concurrency: false }, () => {
  it('finds the published optimum of a9a, prints nothing but result lines, and saves a model that measures the same', {
    skip,
  }, async () => {
    const [train, test] = [join(data, 'a9a/a9a'), join(data, 'a9a/a9a.t')]
    const learned = await linesOf('learn', 'linear', '--train', train, '--test', test, '--save', at('a9a.model'), '--json')
    near(measured(learned, 'test', 'auc'), 0.90221652, 1e-8)
    assert.deepEqual(Object.keys(learned[0]!), ['set', 'metric', 'value', 'low', 'high'])
    assert.ok(learned.every(({ value, low, high }) => low < value && value < high))
    const evaluated = await linesOf('evaluate', '--model', at('a9a.model'), '--data', test, '--json')
    assert.deepEqual(
      evaluated,
      learned.filter(({ set }) => set === 'test'),
    )
  })

  it('ranks the LightGBM example by pairs, alike with any number of threads and after a trip through a file for XGBoost', {
    skip,
  }, async () => {
    const [train, test] = [join(data, 'lightgbm-lambdarank/rank.train'), join(data, 'lightgbm-lambdarank/rank.test')]
    await writeFile(at('options.json'), JSON.stringify({ rounds: 100, learningRate: 0.1, maxDepth: 6, minChildWeight: 0.1, gamma: 1 }))
    const learn = (threads: string, save: string) =>
      linesOf(
        'learn',
        'tree',
        '--train',
        train,
        '--test',
        test,
        '--options',
        at('options.json'),
        '--threads',
        threads,
        '--save',
        save,
        '--json',
        '--empty',
        '1',
      )
    const [one, two] = [await learn('1', at('rank.model')), await learn('2', at('rank-2.model'))]
    assert.deepEqual(one, two)
    assert.deepEqual(await readFile(at('rank.model')), await readFile(at('rank-2.model')))
    // One run has a standard error of .04; random order reads .473 and .583.
    assert.ok(measured(one, 'test', 'ndcg@5') > 0.62 && measured(one, 'test', 'ndcg@10') > 0.7, JSON.stringify(one))
    assert.equal((await mutual('model', 'convert', at('rank.model'), at('rank.ubj'))).code, 0)
    assert.equal((await mutual('model', 'convert', at('rank.ubj'), at('rank.json'))).code, 0)
    const evaluated = await linesOf('evaluate', '--model', at('rank.json'), '--data', test, '--json', '--empty', '1')
    assert.deepEqual(
      evaluated,
      one.filter(({ set }) => set === 'test'),
    )
  })

  it('learns the same trees from LibSVM and NDJSON, whatever order the features of a row are written in', { skip }, async () => {
    const train = join(data, 'lightgbm-lambdarank/rank.train')
    const rows = (await readFile(train, 'utf8')).trim().split('\n').slice(0, 800)
    await writeFile(at('same.svm'), rows.map((row, i) => row.replace(' ', ` qid:${Math.floor(i / 16)} `)).join('\n'))
    const lines = rows.map((row, i) => {
      const [label, ...cells] = row.trim().split(/\s+/)
      const features = cells.map((cell) => cell.split(':')).map(([index, value]) => [`f${index}`, Number(value)] as const)
      return JSON.stringify({
        label: Number(label),
        request: Math.floor(i / 16),
        features: Object.fromEntries(i % 2 === 0 ? features.toReversed() : features),
      })
    })
    await writeFile(at('same.ndjson'), lines.join('\n'))
    await writeFile(at('same.json'), '{"rounds":30,"subsample":0.9,"columnSample":0.5}')
    const models = ['same.svm', 'same.ndjson'].map(async (file) => {
      const learnt = await mutual(
        'learn',
        'tree',
        '--train',
        at(file),
        '--options',
        at('same.json'),
        '--seed',
        '3',
        '--save',
        at(`${file}.json`),
      )
      assert.equal(learnt.code, 0, learnt.err)
      return readFile(at(`${file}.json`))
    })
    const [fromLibsvm, fromNdjson] = await Promise.all(models)
    assert.deepEqual(fromLibsvm, fromNdjson)
  })

  it('measures a model of XGBoost as its authors did', { skip }, async () => {
    for (const [name, five, ten] of [
      ['pairwise', 0.68066, 0.74115],
      ['ndcg', 0.68174, 0.74324],
    ] as const) {
      const model = join(data, `goldens/xgboost-1.7.4/rank_${name}.json`)
      const lines = await linesOf(
        'evaluate',
        '--model',
        model,
        '--data',
        join(data, 'lightgbm-lambdarank/rank.test'),
        '--empty',
        '1',
        '--json',
      )
      near(measured(lines, 'test', 'ndcg@5'), five, 1e-5)
      near(measured(lines, 'test', 'ndcg@10'), ten, 1e-5)
    }
  })
})
