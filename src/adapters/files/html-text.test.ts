import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { htmlOfText, textOfHtml } from './html-text.ts'

describe('text of HTML', () => {
  it('leaves out scripts, styles and what a reader cannot see', () => {
    const hidden = [
      '<script>x</script>',
      '<style>x</style>',
      '<p hidden>x</p>',
      '<div style="display: none">x<b>x</b></div>',
      '<span style="font-size:0px">x</span>',
      '<template><p>x</p></template>',
      '<div aria-hidden="true">x<br>x</div>',
    ]
    for (const html of hidden) assert.equal(textOfHtml(`a ${html} b`).replace(/\s+/g, ' '), 'a b')
  })

  it('keeps paragraphs and lists apart', () => {
    assert.equal(textOfHtml('<p>One</p><p>Two<br>Three</p><ul><li><p>Four</p></li></ul>'), 'One\n\nTwo\nThree\n\n• Four')
  })

  it('never fails and never lets a tag through, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (html) => assert.equal(typeof textOfHtml(html), 'string')),
      { seed: 3 },
    )
    assert.equal(textOfHtml('<<script>script>alert(1)<</script>/script>').includes('alert'), false)
  })

  it('comes back from text written as HTML', () => {
    const text = 'a < b & c > d\n"e" &amp; <script>'
    assert.equal(textOfHtml(htmlOfText(text)), text)
  })
})
