import { projections } from '../../src/events/projections.ts'
import { describeProjection } from './projection.ts'

for (const projection of projections) describeProjection(projection)
