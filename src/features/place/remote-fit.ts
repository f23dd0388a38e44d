/** 1 where both sides speak of remote work, 0 where one does and the other states something else. */
import type { Feature } from '../feature.ts'

export const remoteFit: Feature = {
  name: 'remote-fit',
  isAsked: ({ workplaces }) => workplaces.length > 0,
  compute({ requirements, fields }, document) {
    const { workplaces, marks } = requirements
    if (workplaces.length === 0 || fields.count(document, 'workplace') === 0) return NaN
    const asked = workplaces.includes(marks.remote)
    const stated = fields.has(document, marks.remote)
    return asked || stated ? Number(asked && stated) : NaN
  },
}
