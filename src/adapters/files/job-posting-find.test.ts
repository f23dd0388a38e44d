import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { posting, rowsOf, titlesOf } from '../../../tests/adapters/posting-rows.ts'

describe('a JobPosting', () => {
  it('is found alone, in an array, in a graph, in a list, and in pages', async () => {
    const one = JSON.stringify(posting)
    assert.deepEqual(await titlesOf(one), ['Cook'])
    assert.deepEqual(await titlesOf(`[${one},{"@type":"Person"},${one}]`), ['Cook', 'Cook'])
    assert.deepEqual(await titlesOf(`{"@context":"https://schema.org","@graph":[{"@type":"WebSite"},${one}]}`), ['Cook'])
    assert.deepEqual(await titlesOf(`{"@type":"ItemList","itemListElement":[{"@type":"ListItem","item":${one}}]}`), ['Cook'])
    assert.deepEqual(await titlesOf(`{"@type":["Thing","http://schema.org/JobPosting"],"title":"Baker"}`), ['Baker'])
    const page = `<!doctype html><html><head><script>var a = "</b>"</script>
      <script type="application/ld+json">${one}</script></head><body><script type="application/ld+json">{broken</script></body></html>`
    assert.deepEqual(await titlesOf(page), ['Cook', 'none'])
  })

  it('is found in scripts that a comment or CDATA wraps', async () => {
    const one = JSON.stringify(posting)
    const wrappings = [
      ['<!--', '-->'],
      ['<![CDATA[', ']]>'],
      ['//<![CDATA[\n', '\n//]]>'],
      ['/* <![CDATA[ */', '/* ]]> */'],
      ['<!--//--><![CDATA[//><!--\n', '\n//--><!]]>'],
    ]
    for (const [before, after] of wrappings)
      assert.deepEqual(
        await titlesOf(`<html><script type="application/ld+json">\n${before}${one}${after}\n</script></html>`),
        ['Cook'],
        before,
      )
  })

  it('may stand one a line, where one fault harms no neighbour', async () => {
    const one = JSON.stringify(posting)
    assert.deepEqual(await titlesOf(`${one}\n{broken}\n\n{"@type":"Person"}\n${one}\n`), ['Cook', 'none', 'none', 'Cook'])
  })

  it('is missed in what holds none', async () => {
    for (const text of ['{"@type":"Person"}', '<html></html>', '[]', '7']) {
      const [row] = await rowsOf(text)
      assert.ok(row?.subject === 'none' && row.problem.message === 'holds no JobPosting')
    }
  })
})
