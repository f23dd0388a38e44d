/** Who is told of work in progress, through HTTP. */
import assert from 'node:assert/strict'
import { type ClientRequest, request } from 'node:http'
import { describe, it } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { memoryPlatform } from './memory-platform.ts'
import { bearer, openHttp } from './open-http.ts'

describe('work in progress', () => {
  const step = { name: 'Import of Ada.json', done: 1, total: 2, finished: false }

  /** What each listener was told until the operator, who is told last of a step, has heard of it. */
  async function heard(): Promise<Record<'operator' | 'recruiter', string>> {
    const platform = memoryPlatform()
    const http = await openHttp(platform, { tokens: true })
    const url = await http.app.listen({ port: 0, host: '127.0.0.1' })
    const texts = { operator: '', recruiter: '' }
    const calls = await Promise.all((['recruiter', 'operator'] as const).map((role) => listen(url, role, texts)))
    platform.tell(step)
    while (!texts.operator.includes(step.name)) await wait(5)
    for (const call of calls) call.destroy()
    await http.close()
    return texts
  }

  function listen(url: string, role: 'operator' | 'recruiter', texts: Record<string, string>): Promise<ClientRequest> {
    return new Promise((resolve, reject) => {
      const call = request(`${url}/v1/work`, { headers: bearer(role) }, (answer) => {
        answer.on('error', () => undefined)
        answer.on('data', (chunk: Buffer) => {
          texts[role] += chunk.toString()
          resolve(call)
        })
      })
      call.on('error', reject).end()
    })
  }

  it('is told to operators alone: names of files and plans are no business of a recruiter', async () => {
    const { operator, recruiter } = await heard()
    assert.match(operator, /Ada\.json/)
    assert.equal(recruiter, ': open\n\n')
  })

  it('stands in the status for operators alone', async () => {
    const platform = memoryPlatform()
    const http = await openHttp(platform, { tokens: true })
    platform.tell(step)
    const workOf = async (role: 'operator' | 'recruiter') => (await http.send('GET', '/v1/status', undefined, bearer(role))).body.work
    assert.deepEqual([await workOf('operator'), await workOf('recruiter')], [[step], []])
    await http.close()
  })
})
