import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { linearModel } from './linear/linear-model.ts'
import { decodeModel, encodeModel, modelVersion } from './model-file.ts'
import { checkParity, withFixture } from './parity-fixture.ts'

const artifact = withFixture(linearModel({ 'skill-coverage': 1.5, distance: -0.1, 'intent-active': 0.3 }, -2))

describe('a model file', () => {
  it('gives back what was put in, whatever its place in a buffer', () => {
    const bytes = encodeModel(artifact)
    const shifted = new Uint8Array(bytes.length + 3)
    shifted.set(bytes, 3)
    assert.deepEqual(decodeModel(shifted.subarray(3)), artifact)
  })

  it('is named by its content', () => {
    assert.equal(modelVersion(encodeModel(artifact)), modelVersion(encodeModel(decodeModel(encodeModel(artifact)))))
    const other = withFixture(linearModel({ 'skill-coverage': 1.5 }, -2))
    assert.notEqual(modelVersion(encodeModel(artifact)), modelVersion(encodeModel(other)))
  })

  it('is refused when it is cut off, is no model, or its weights changed', () => {
    const bytes = encodeModel(artifact)
    assert.throws(() => decodeModel(bytes.subarray(0, bytes.length - 8)), RangeError)
    assert.throws(() => decodeModel(bytes.subarray(0, 4)), /not a model file/)
    assert.throws(() => decodeModel(new Uint8Array(64)), /not a model file/)
    const { model, fixture } = artifact
    assert.throws(() => checkParity({ model: { ...model, ...{ intercept: -1 } }, fixture }), /publish it again/)
  })
})
