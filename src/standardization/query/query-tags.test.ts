import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { understand } from '../../../tests/standardization/short-query.ts'

describe('the tags of a query', () => {
  it('shows one removable tag for each part, as typed and as understood', () => {
    const { tags } = understand('Sr. java developer berlin -manager java')
    assert.deepEqual(
      tags.map((tag) => [tag.text, tag.label, tag.excluded]),
      [
        ['Sr', 'Senior', false],
        ['java', 'Java', false],
        ['developer', 'Any Developer (22 titles)', false],
        ['berlin', 'Berlin, DE', false],
        ['manager', 'Manager', true],
        ['java', 'Java', false],
      ],
    )
    assert.deepEqual(
      tags.map((tag) => tag.id).filter((id) => id.startsWith('skill')),
      ['skill:java:0', 'skill:java:1'],
    )
  })

  it('shows one tag for what is excluded only together, and one for each of what is excluded alone', () => {
    const excluded = (text: string) =>
      understand(text)
        .tags.filter((tag) => tag.excluded)
        .map((tag) => tag.label)
    assert.deepEqual(excluded('NOT react developer'), ['React'])
    assert.deepEqual(excluded('NOT (react OR vue)'), ['React', 'Vue.js'])
    assert.deepEqual(excluded('NOT (react developer)'), ['React and Any Developer (22 titles)'])
    assert.deepEqual(excluded('-linux administrator berlin'), ['Systems Administrator and Linux'])
    assert.deepEqual(excluded('NOT aws engineer'), ['Cloud Engineer', 'Amazon Web Services and Any Engineer (126 titles)'])
    assert.deepEqual(excluded('NOT (java AND (kotlin OR NOT scala))'), ['Java and (Kotlin or not Scala)'])
    assert.deepEqual(excluded('NOT NOT (java AND kotlin)'), [])
    const [tag] = understand('NOT (java AND kotlin) berlin').tags
    assert.deepEqual(tag, { id: 'skill:java:0+1:0', type: 'skill', text: 'java kotlin', label: 'Java and Kotlin', excluded: true })
  })

  it('says what was typed and is not searched for', () => {
    const unused = (text: string) =>
      understand(text)
        .tags.filter((tag) => tag.type === 'unused')
        .map((tag) => tag.label)
    const isAddress = 'mail and web addresses are not searched'
    assert.deepEqual(unused('foo@bar.com'), [`foo@bar.com (${isAddress})`])
    assert.deepEqual(unused('java zorb.quend@weirdhost-xy.example berlin'), [`zorb.quend@weirdhost-xy.example (${isAddress})`])
    assert.deepEqual(unused('https://github.com/zorbqq -a@b.example'), [
      `https://github.com/zorbqq (${isAddress})`,
      `a@b.example (${isAddress})`,
    ])
    for (const text of ['@@@', '***', '🙂']) assert.deepEqual(unused(text), [`${text} (no words to search for)`])
    assert.deepEqual(unused('java 🙂'), ['🙂 (no words to search for)'])
    for (const text of ['the of and', 'NOT', '()', 'skill:***', '-']) assert.equal(unused(text).length, 1, text)
    for (const text of ['', ' ', 'nurse with the of', 'C++, C# / .NET - R&D', 'nurse|teacher (!java)', '"team lead"'])
      assert.deepEqual(unused(text), [], text)
  })

  it('says that a name is not known of its kind', () => {
    assert.deepEqual(
      understand('skill:zorb seniority:unknown').tags.map(({ type, label }) => [type, label]),
      [
        ['phrase', '"zorb" (no known skill, looked for as words)'],
        ['seniority', 'seniority not stated'],
      ],
    )
  })
})
