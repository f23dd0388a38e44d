import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { asked, featureValue } from '../../../tests/features/feature-value.ts'
import { termOf } from '../../domain/term.ts'
import { currentTitle } from './current-title.ts'
import { exactTitle } from './exact-title.ts'
import { functionMatch } from './function-match.ts'
import { pastTitle } from './past-title.ts'
import { relatedTitle } from './related-title.ts'
import { seniorityAbove } from './seniority-above.ts'
import { seniorityBelow } from './seniority-below.ts'
import { titleShare } from './title-share.ts'

const nurse = {
  asked: { titles: asked(termOf('title', 1)), currentTitles: asked(termOf('current-title', 1)), relatedTitles: asked(termOf('title', 2)) },
}
const was = { terms: [termOf('title', 1), termOf('title', 3), termOf('current-title', 3)] }
const is = { terms: [termOf('title', 1), termOf('current-title', 1)] }

describe('title features', () => {
  it('tell a title held now from one held before', () => {
    assert.equal(featureValue(exactTitle, { ...nurse, document: was }), 1)
    assert.equal(featureValue(currentTitle, { ...nurse, document: was }), 0)
    assert.equal(featureValue(pastTitle, { ...nurse, document: was }), 1)
    assert.equal(featureValue(currentTitle, { ...nurse, document: is }), 1)
    assert.equal(featureValue(pastTitle, { ...nurse, document: is }), 0)
  })

  it('do not know what a document does not state, or what is not asked', () => {
    for (const feature of [exactTitle, currentTitle, pastTitle, relatedTitle, titleShare, functionMatch]) {
      assert.ok(Number.isNaN(featureValue(feature, nurse)), feature.name)
      assert.ok(Number.isNaN(featureValue(feature, { document: is })), feature.name)
    }
  })

  it('count the share of a career in this line of work', () => {
    const document = { terms: [1, 2, 3, 4].map((number) => termOf('title', number)) }
    assert.equal(featureValue(titleShare, { ...nurse, document }), 2 / 4)
    assert.equal(featureValue(relatedTitle, { ...nurse, document }), 0)
    assert.equal(featureValue(relatedTitle, { ...nurse, document: { terms: [termOf('title', 2)] } }), 1)
  })

  it('measure seniority on both sides of the asked level', () => {
    const at = (level: number) => ({ asked: { seniorityLevel: 4 }, document: { numbers: { 'seniority-level': level } } })
    assert.deepEqual(
      [2, 4, 7].map((level) => featureValue(seniorityBelow, at(level))),
      [2, 0, 0],
    )
    assert.deepEqual(
      [2, 4, 7].map((level) => featureValue(seniorityAbove, at(level))),
      [0, 0, 3],
    )
    assert.ok(Number.isNaN(featureValue(seniorityBelow, { asked: { seniorityLevel: 4 } })))
  })
})
