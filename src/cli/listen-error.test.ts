import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { listenError } from './listen-error.ts'

describe('why a server cannot listen', () => {
  it('names the option and the remedy, and leaves what it does not know as it is', () => {
    const place = { host: 'box', port: 80 }
    const told = (code: string) => String(listenError(Object.assign(new Error(code), { code }), place))
    assert.match(told('EADDRINUSE'), /--port: 80 is taken on box; give another one/)
    assert.match(told('EACCES'), /--port: .* give a port above 1023/)
    for (const code of ['EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN']) assert.match(told(code), /--host: box .*; give /)
    const other = new Error('other')
    assert.equal(listenError(other, place), other)
  })
})
