/** The recruiter's screens in a real browser, over the real server and a demo marketplace. */
import { after, before, describe } from 'node:test'
import { type Demo, openDemo } from './demo.ts'
import { describeCards } from './describe-cards.ts'
import { describeFacets } from './describe-facets.ts'
import { describeImports } from './describe-imports.ts'
import { describeOpenProfile } from './describe-open-profile.ts'
import { describeProjectChooser } from './describe-project-chooser.ts'
import { describeScreens } from './describe-screens.ts'
import { describeSearch } from './describe-search.ts'
import { describeTriage } from './describe-triage.ts'

describe('in the browser of a recruiter', { concurrency: false }, () => {
  let demo: Demo

  before(async () => {
    demo = await openDemo()
  })

  after(() => demo.close())

  describeSearch(() => demo)
  describeFacets(() => demo)
  describeCards(() => demo)
  describeScreens(() => demo)
  describeTriage(() => demo)
  describeOpenProfile(() => demo)
  describeProjectChooser(() => demo)
  describeImports(() => demo)
})
