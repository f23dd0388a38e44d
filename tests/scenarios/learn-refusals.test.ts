/** What `learn`, `evaluate` and their kin refuse: each fault in one line that names file, line and field, before anything is saved. */
import assert from 'node:assert/strict'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { describe, it } from 'node:test'
import { learningFolder, mutual } from './learning-folder.ts'

const { at } = learningFolder()

describe('bad input to learning from files', { concurrency: false }, () => {
  it('refuses metrics that the rows cannot be measured by before anything is trained', async () => {
    const rows = (labels: readonly number[]) => labels.map((label, i) => `{"label":${label},"shards":{"global":{"a":${i}}}}\n`).join('')
    await writeFile(at('counts.ndjson'), `\n${rows([0, 1, 3])}`)
    await writeFile(at('zero-one.ndjson'), rows([0, 1, 1]))
    await writeFile(at('poisson.json'), '{"coordinates":[{"name":"global","shard":"global"}],"loss":"poisson"}')
    const learn = ['learn', 'glmix', '--options', at('poisson.json'), '--json', '--train']
    const faults: [readonly string[], RegExp][] = [
      [[...learn, at('counts.ndjson'), '--metrics', 'auc,logloss'], /counts\.ndjson line 4: label 3 is no probability/],
      [[...learn, at('zero-one.ndjson'), '--test', at('counts.ndjson'), '--metrics', 'logloss'], /counts\.ndjson line 4: label 3/],
      [[...learn, at('zero-one.ndjson'), '--metrics', 'rmse,ndcg@3'], /the metric ndcg@3 is of requests, but the rows name none/],
    ]
    for (const [args, reason] of faults) {
      const { code, out, err } = await mutual(...args)
      assert.deepEqual([code, out], [1, ''])
      assert.match(err, reason)
    }
  })

  it('names file, line and field of rows that GLMix cannot learn from', async () => {
    const row = (shards: string, rest = '') => `{"label":1,"shards":${shards},"entities":{"user":"u"}${rest}}\n`
    const good = `${row('{"global":{"a":1}}')}{"label":0,"shards":{"global":{"a":2}}}\n`
    const bad: [string, string, RegExp][] = [
      ['nan', good + row('{"global":{"a":NaN}}'), /nan\.ndjson line 3: the field "a" is NaN, which JSON cannot say; leave it out/],
      [
        'text',
        good + row('{"global":{"a":"old"}}'),
        /text\.ndjson line 3: the feature "a" of the shard "global" is "old"; give a finite number/,
      ],
      ['shape', `${good}{"label":1,"features":{"a":1}}\n`, /shape\.ndjson line 3: the row has no shards/],
      ['label', `${good}{"label":"yes","shards":{}}\n`, /label\.ndjson line 3: the label is "yes"; give/],
      ['grade', `${good}\n${row('{"global":{"a":1}}').replace('1', '2')}`, /grade\.ndjson line 4: label 2 is neither 0 nor 1/],
      ['weight', good + row('{"global":{"a":1}}', ',"weight":-1'), /weight\.ndjson line 3: the weight -1 is negative/],
      ['class', row('{"global":{"a":1}}'), /class\.ndjson: all 1 labels are 1/],
      ['shard', good.replaceAll('global', 'other'), /the coordinate "global" names the shard "global"; the rows have "other"/],
    ]
    await writeFile(
      at('glmix.json'),
      '{"coordinates":[{"name":"global","shard":"global"},{"name":"per-user","shard":"global","entity":"user"}]}',
    )
    for (const [name, text, message] of bad) {
      await writeFile(at(`${name}.ndjson`), text)
      const { code, out, err } = await mutual('learn', 'glmix', '--train', at(`${name}.ndjson`), '--options', at('glmix.json'), '--json')
      assert.equal(code, 1, name)
      assert.equal(out, '')
      assert.match(err, message)
    }
    await writeFile(at('unknown.json'), '{"coordinates":[{"name":"global","shard":"global","lamda":1}]}')
    await writeFile(at('good.ndjson'), good)
    const { code, err } = await mutual('learn', 'glmix', '--train', at('good.ndjson'), '--options', at('unknown.json'))
    assert.equal(code, 1)
    assert.match(err, /unknown\.json: coordinate 1: there is no "lamda"; there are name, shard, entity, lambda/)
  })

  it('refuses bad input in one line, with exit code 1, and saves nothing', async () => {
    await writeFile(at('one-class.csv'), 'label,x\n1,2\n1,3\n')
    await writeFile(at('infinite.svm'), '1 1:1\n0 1:inf\n')
    await writeFile(at('half.svm'), '1 1:1\n0.5 1:2\n0 1:3\n')
    await writeFile(at('groups.svm'), '1 1:1\n0 1:2\n')
    await writeFile(at('groups.svm.query'), '1000000000\n')
    await writeFile(at('other.csv'), 'label,z\n1,2\n0,3\n')
    await writeFile(at('bad.json'), '{"rounds": 3')
    await writeFile(at('wrong.json'), '{"round": 3}')
    await writeFile(at('foreign.model'), 'PK\u0003\u0004 something else')
    await mutual('learn', 'linear', '--train', at('train.csv'), '--skip', 'owner', '--save', at('whole.model'))
    await writeFile(at('cut.model'), (await readFile(at('whole.model'))).subarray(0, 200))
    const folder = dirname(at('train.csv'))
    const before = await readdir(folder)
    const learn = (file: string, ...rest: string[]) => [
      'learn',
      'tree',
      '--train',
      at(file),
      '--save',
      at('never.model'),
      '--json',
      ...rest,
    ]
    const faults: [string[], RegExp][] = [
      [learn('one-class.csv'), /all 2 labels are 1/],
      [learn('infinite.svm'), /infinite\.svm line 2: the value of index 1/],
      [learn('groups.svm'), /groups\.svm\.query line 1: the requests up to here have 1000000000 rows/],
      [learn('nothing.csv'), /^mutual: --train: .*nothing\.csv is not there; give one that is/],
      [learn('train.csv', '--options', at('nothing.json')), /^mutual: --options: .*nothing\.json is not there/],
      [['learn', 'tree', '--train', at('train.csv'), '--save', at('nowhere/m.model')], /^mutual: --save: .*nowhere is not there/],
      [['evaluate', '--model', at('nothing.model'), '--data', at('test.csv')], /^mutual: --model: .*nothing\.model is not there/],
      [['import', at('nothing.csv'), '--format', 'csv', '--data', folder], /nothing\.csv is not there/],
      [['taxonomy', 'import', 'esco', at('nowhere'), '--data', folder], /nowhere\/occupations_en\.csv is not there/],
      [['models', '--data', at('nowhere')], /^mutual: --data: there is no folder .*nowhere; name the data folder/],
      [learn('half.svm'), /^mutual: .*half\.svm line 2: label 0\.5 is neither 0 nor 1/m],
      [learn('train.csv'), /the column "owner" holds "r0"; .*--skip/],
      [learn('train.csv', '--skip', 'owner', '--test', at('other.csv')), /other\.csv: it has no column a, b/],
      [learn('train.csv', '--skip', 'owner', '--options', at('bad.json')), /bad\.json: it is not valid JSON/],
      [learn('train.csv', '--skip', 'owner', '--options', at('wrong.json')), /no option "round"; it has .*rounds/],
      [learn('train.csv', '--skip', 'owner', '--metrics', 'ndgc@5'), /no metric "ndgc@5"/],
      [['evaluate', '--model', at('foreign.model'), '--data', at('test.csv'), '--skip', 'owner'], /foreign\.model: not a model file/],
      [['evaluate', '--model', at('cut.model'), '--data', at('test.csv'), '--skip', 'owner'], /cut\.model: the model file is cut off/],
    ]
    for (const [args, reason] of faults) {
      const { code, out, err } = await mutual(...args)
      assert.deepEqual([code, out], [1, ''], args.join(' '))
      assert.match(err, reason)
      assert.doesNotMatch(err, /\n {4}at /, 'no stack')
    }
    assert.deepEqual(await readdir(folder), before)
  })
})
