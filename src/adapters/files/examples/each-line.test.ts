import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { read } from '../../../../tests/adapters/written-examples.ts'

describe('lines of any length', () => {
  it('are read whole across the pieces in which a file comes', async () => {
    const width = 200_000
    const wide = Array.from({ length: width }, (_, i) => `${i + 1}:${i}.25`).join(' ')
    const { examples } = await read({ format: 'libsvm', text: `1 ${wide}\n0 1:1\n1 ${wide}\n` })
    assert.deepEqual([...examples.labels], [1, 0, 1])
    assert.deepEqual(examples.matrix.values.slice(-3), Float64Array.of(width - 3 + 0.25, width - 2 + 0.25, width - 1 + 0.25))
  })
})
