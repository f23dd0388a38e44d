/** `learn`, `evaluate` and `model` as a data scientist runs them: processes of their own, on files of their own. */
import assert from 'node:assert/strict'
import { readFile, writeFile } from 'node:fs/promises'
import { describe, it } from 'node:test'
import { near } from '../models/near.ts'
import { type LearnLine, learningFolder, linesOf, mutual } from './learning-folder.ts'

const { at } = learningFolder()

const measured = (lines: readonly LearnLine[], set: string, metric: string) =>
  lines.find((line) => line.set === set && line.metric === metric)!.value

describe('learning from files', { concurrency: false }, () => {
  it('keeps what trees were trained for, between our form and that of XGBoost', async () => {
    const objective = async (name: string) => JSON.parse(await readFile(at(name), 'utf8')).learner.objective.name
    for (const [option, name] of [
      ['pointwise-logistic', 'binary:logistic'],
      ['squared-error', 'reg:squarederror'],
      ['lambdarank-ndcg', 'rank:ndcg'],
      ['auto', 'rank:pairwise'],
    ] as const) {
      await writeFile(at('purpose.json'), JSON.stringify({ objective: option, rounds: 3 }))
      const learnt = await mutual(
        'learn',
        'tree',
        '--train',
        at('train.csv'),
        '--skip',
        'owner',
        '--options',
        at('purpose.json'),
        '--save',
        at('purpose.model'),
      )
      assert.equal(learnt.code, 0, learnt.err)
      for (const [from, to] of [
        ['purpose.model', 'purpose-1.json'],
        ['purpose-1.json', 'purpose-2.model'],
        ['purpose-2.model', 'purpose-3.ubj'],
        ['purpose-3.ubj', 'purpose-4.json'],
      ] as const)
        assert.equal((await mutual('model', 'convert', at(from), at(to))).code, 0)
      assert.deepEqual([await objective('purpose-1.json'), await objective('purpose-4.json')], [name, name])
      assert.deepEqual(await readFile(at('purpose-1.json')), await readFile(at('purpose-4.json')))
    }
  })

  it('reads CSV and NDJSON alike, binds columns by name, and gives metrics per entity', async () => {
    const base = ['learn', 'tree', '--train', at('train.csv'), '--json', '--metrics', 'auc,ndcg@3', '--group-by', 'owner'] as const
    const learned = await mutual(
      ...base,
      '--test',
      at('test.csv'),
      '--save',
      at('small.model'),
      '--skip',
      'request',
      '--request-column',
      'none',
    )
    assert.equal(learned.code, 1)
    assert.match(learned.err, /no column "none"/)
    const lines = await linesOf(...base, '--test', at('test.csv'), '--save', at('small.model'))
    assert.ok(measured(lines, 'test', 'auc') > 0.9)
    const owners = lines.filter((line) => 'groupBy' in line)
    assert.deepEqual(
      owners.map((line) => [line.set, line.metric, line.groups]),
      [
        ['train', 'auc', 8],
        ['train', 'ndcg@3', 8],
        ['test', 'auc', 3],
        ['test', 'ndcg@3', 3],
      ],
    )
    const same = await linesOf('evaluate', '--model', at('small.model'), '--data', at('test.ndjson'), '--metrics', 'auc', '--json')
    assert.equal(same[0]!.value, measured(lines, 'test', 'auc'))
  })

  it('trains each kind there is on the same files', async () => {
    await writeFile(at('short.json'), '{"epochs":10}')
    for (const [kind, ...rest] of [['linear'], ['neural', '--options', at('short.json')]] as const) {
      const files = ['--train', at('train.csv'), '--test', at('test.csv'), '--skip', 'owner'] as const
      const lines = await linesOf('learn', kind, ...files, ...rest, '--metrics', 'auc', '--save', at(`${kind}.model`), '--json')
      assert.ok(measured(lines, 'test', 'auc') > 0.9, kind)
      assert.equal(JSON.parse((await mutual('model', 'show', at(`${kind}.model`), '--json')).out).inputs.length, 2)
    }
  })

  it('shows models, and contributions that sum to the score', async () => {
    assert.equal((await mutual('learn', 'tree', '--train', at('train.csv'), '--skip', 'owner', '--save', at('small.model'))).code, 0)
    const shown = JSON.parse((await mutual('model', 'show', at('small.model'), '--json')).out)
    assert.deepEqual([shown.kind, shown.trees, shown.inputs.length], ['tree', 100, 2])
    assert.match(
      (await mutual('model', 'show', at('small.model'))).out,
      /^tree model of 2 inputs, trees 100.*\nname +gain +cover +splits\n/,
    )
    const explained = await mutual('model', 'contributions', '--model', at('small.model'), '--data', at('test.ndjson'))
    const rows = explained.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    assert.deepEqual([rows.length, rows[0].request, rows[4].row], [100, 'q75', 5])
    assert.equal(new Set(rows.map(({ base }) => base)).size, 1)
    for (const { score, base, contributions } of rows)
      near(
        Object.values(contributions as Record<string, number>).reduce((sum, one) => sum + one, base),
        score,
        1e-12,
      )
    const table = await mutual('model', 'contributions', '--model', at('small.model'), '--data', at('test.ndjson'), '--as', 'csv')
    const [header, first] = table.out.trim().split('\n')
    assert.equal(header, 'row,request,score,base,a,b')
    assert.equal(Number(first!.split(',')[2]), rows[0].score)
  })

  it('learns from ids in CSV and NDJSON, measures and explains by them, and says where nothing reads them', async () => {
    const rows = Array.from({ length: 600 }, (_, i) => {
      const skills = [`s${(i * 7) % 10}`, `s${(i * 3 + 5) % 10}`]
      return { label: Number(skills.includes('s3') || skills.includes('s6')), noise: (i * 37) % 11, skills, owner: i % 5 }
    })
    const csv = rows.map(({ label, noise, skills, owner }) => [label, noise, skills.join('|'), owner].join(','))
    await writeFile(at('ids.csv'), ['label,noise,skills,owner', ...csv].join('\n'))
    await writeFile(at('blind.csv'), ['label,noise', ...rows.map(({ label, noise }) => [label, noise].join(','))].join('\n'))
    const ndjson = rows.map(({ label, noise, skills, owner }) => JSON.stringify({ label, features: { noise }, ids: { skills, owner } }))
    await writeFile(at('ids.ndjson'), ndjson.join('\n'))
    await writeFile(at('short.json'), '{"epochs":10}')
    const [model, ids] = [at('ids.model'), ['--id-columns', 'skills,owner']]
    const learn = ['learn', 'neural', '--train', at('ids.csv'), ...ids, '--options', at('short.json'), '--save', model] as const
    const learned = await linesOf(...learn, '--metrics', 'auc', '--json')
    assert.ok(learned[0]!.value > 0.95)
    for (const file of ['ids.ndjson', 'ids.csv']) {
      const [measure] = await linesOf('evaluate', '--model', model, '--data', at(file), '--metrics', 'auc', '--json')
      assert.equal(measure!.value, learned[0]!.value, file)
      const explained = await mutual('model', 'contributions', '--model', model, '--data', at(file))
      const first = JSON.parse(explained.out.split('\n', 1)[0]!)
      assert.deepEqual(Object.keys(first.contributions), ['noise', 'skills', 'owner'])
      const { noise, skills, owner } = first.contributions
      assert.equal(noise + skills + owner + first.base, first.score)
    }
    const shown = JSON.parse((await mutual('model', 'show', model, '--json')).out)
    assert.deepEqual(shown.inputs.map(({ name }: { name: string }) => name).sort(), ['noise', 'owner', 'skills'])
    const missing = await mutual('evaluate', '--model', model, '--data', at('blind.csv'))
    assert.deepEqual([missing.code, /there is no column "skills"/.test(missing.err)], [1, true])
    const blind = await mutual('learn', 'tree', '--train', at('ids.csv'), ...ids, '--metrics', 'auc')
    assert.deepEqual([blind.code, /left out ids that the model does not read: skills, owner/.test(blind.err)], [0, true])
  })

  it('explains the score that a neural ranker is measured by, also of rows that leave cells out', async () => {
    await writeFile(at('gaps.svm'), Array.from({ length: 60 }, (_, i) => (i % 2 ? `1 1:${1 + i / 60} 3:1` : `0 2:${i / 60}`)).join('\n'))
    await writeFile(at('quick.json'), '{"layers":[8],"epochs":5}')
    const learnt = await mutual('learn', 'neural', '--train', at('gaps.svm'), '--options', at('quick.json'), '--save', at('gaps.model'))
    assert.equal(learnt.code, 0, learnt.err)
    const [logLoss] = await linesOf('evaluate', '--model', at('gaps.model'), '--data', at('gaps.svm'), '--metrics', 'logloss', '--json')
    const explained = await mutual('model', 'contributions', '--model', at('gaps.model'), '--data', at('gaps.svm'))
    const margins = explained.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).score as number)
    const losses = margins.map((margin, i) => Math.log1p(Math.exp(i % 2 ? -margin : margin)))
    near(losses.reduce((sum, one) => sum + one, 0) / losses.length, logLoss!.value, 1e-9)
  })
})
