/** Past pages, reproduced from their own record. */
import Type from 'typebox'
import { id } from '../../adapters/files/json-schema.ts'
import type { RequestId } from '../../domain/ids.ts'
import type { PageExplanation } from '../../platform/platform.ts'
import type { App, RouteParts } from '../app.ts'
import { answers } from '../contract/answers.ts'
import { pastPage } from '../contract/past-page.ts'
import { callerOf } from '../principal.ts'

const params = Type.Object({ request: id<RequestId>() })

export function pageRoutes(app: App, { platform }: RouteParts): void {
  app.get(
    '/pages/:request',
    { schema: { tags: ['pages'], summary: 'Why a page looked as it did', params, response: answers<PageExplanation>(pastPage) } },
    async ({ params, principal }) => platform.explain(params.request, callerOf(principal)),
  )
}
