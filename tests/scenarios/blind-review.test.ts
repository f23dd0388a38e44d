/** Blind review through the whole house: whatever a profile says of its owner, no answer of the server names the person. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type Http, openHttp } from './open-http.ts'
import { openSmallMarket, type SmallMarket } from './small-market.ts'

const named = 'Quillifer Mossgrave'
const profile = {
  identity: {
    name: named,
    email: 'quillifer@mossgrave.example',
    phone: '+49 555 0199 887',
    url: 'https://mossgrave.example',
    image: 'https://mossgrave.example/me.jpg',
    profiles: [{ network: 'GitHub', username: 'quillmoss', url: 'https://github.com/quillmoss' }],
  },
  headline: `${named} - Ruby developer`,
  summary:
    'Mossgrave here. Write to quillifer@mossgrave.example, call 0555 0199 887, see github.com/quillmoss or https://mossgrave.example/me.jpg.',
  location: { text: 'c/o Mossgrave, Berlin' },
  positions: [
    {
      title: 'Founder (Mossgrave)',
      company: 'Mossgrave Zymurgy',
      description: `As ${named.toUpperCase()} I led zymurgy.`,
      start: { year: 2018 },
    },
  ],
  education: [{ school: 'Mossgrave School of Ruby', degree: 'Quillifer prize' }],
  skills: [{ name: 'Ruby' }, { name: 'Zymurgy by Quillifer', level: 'as Mossgrave' }],
  languages: [{ language: 'German', fluency: 'ask Quillifer' }],
  certificates: [`Zymurgist, issued to ${named}`],
  preferences: { titles: ['Quillifer the zymurgist'], locations: [{ text: 'near Mossgrave' }] },
  hiddenFrom: ['Mossgrave Zymurgy'],
}
const telling = /quillifer|mossgrave|quillmoss|0199|me\.jpg/i

describe('blind review', () => {
  let market: SmallMarket
  let http: Http
  before(async () => {
    market = await openSmallMarket(300)
    http = await openHttp(market.platform)
    assert.equal((await http.send('PUT', '/v1/members/x1', profile)).status, 200)
  })
  after(async () => {
    await http.close()
    await market.close()
  })

  it('sends no page that names the person, and says the same of the match', async () => {
    const asked = { text: 'zymurgy', after: market.platform.status().offset }
    const open = await http.send('POST', '/v1/search/talent', asked)
    const blind = await http.send('POST', '/v1/search/talent', { ...asked, blind: true })
    assert.equal(open.body.results[0].card.name, named)
    assert.doesNotMatch(JSON.stringify(blind.body.results), telling)
    assert.deepEqual(blind.body.results[0].explanation, open.body.results[0].explanation)
    assert.equal(blind.body.results[0].card.headline, '[name] - Ruby developer')
  })

  it('sends no profile that names the person, in any of its texts', async () => {
    const { body, text } = await http.send('GET', '/v1/members/x1?blind=true')
    assert.doesNotMatch(text, telling)
    assert.deepEqual([body.identity, body.hiddenFrom], [{}, []])
    assert.equal(body.positions[0].description, 'As [name] I led zymurgy.')
    assert.deepEqual(
      body.skills.map(({ name }: { name: string }) => name),
      ['Ruby', 'Zymurgy by [name]'],
    )
  })

  it('lists the people of a project without names', async () => {
    await http.send('PUT', '/v1/contracts/blind', { name: 'Blind' })
    await http.send('PUT', '/v1/recruiters/bea', { name: 'Bea', contract: 'blind' })
    await http.send('PUT', '/v1/projects/p-blind', { name: 'Zymurgists', contract: 'blind' })
    const saved = { type: 'feedback', project: 'p-blind', recruiter: 'bea', member: 'x1', channel: 'recruiter-search', rating: 'save' }
    assert.equal((await http.send('POST', '/v1/events', [saved])).status, 200)
    const list = '/v1/projects/p-blind/ratings/save'
    assert.equal((await http.send('GET', list)).body.rated[0].card.name, named)
    const { body, text } = await http.send('GET', `${list}?blind=true`)
    assert.doesNotMatch(text, telling)
    assert.equal(body.rated[0].card.headline, '[name] - Ruby developer')
  })

  it('keeps a skill that is a name as well', async () => {
    await http.send('PUT', '/v1/members/x2', {
      identity: { name: 'Ruby German' },
      skills: [{ name: 'Ruby' }],
      languages: [{ language: 'German' }],
    })
    const { body } = await http.send('GET', '/v1/members/x2?blind=true')
    assert.deepEqual([body.skills[0].name, body.languages[0].language], ['Ruby', 'German'])
  })
})
