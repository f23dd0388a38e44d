/**
 * All clauses of a request at once, and what each of them alone turns away: for gates, for empty pages, and for facet
 * counts that leave their own filter out (drill-sideways). Counting the failures of each document up to two answers all of
 * these without evaluating a clause twice.
 */
import type { TermType } from '../../domain/term.ts'
import { type Bits, intersect, subtract, unite } from '../../math/bitset.ts'
import type { Segment } from '../index/segment.ts'
import type { Clause, SearchRequest } from '../searcher.ts'
import type { Arena } from './arena.ts'
import { evaluate, isCostly } from './evaluate.ts'

export interface Matches {
  readonly all: Bits
  /** By position of the clause: the documents that only this clause turns away. Present where it was asked for. */
  readonly rejected: ReadonlyMap<number, Bits>
  /** By type: the documents that only the clauses of this facet turn away. */
  readonly rejectedByFacet: ReadonlyMap<TermType, Bits>
}

type Asked = Pick<SearchRequest, 'clauses' | 'facets' | 'countWithout'>

/** Costly clauses come last, and see only documents that at most one excludable clause has turned away. */
export function matchClauses(request: Asked, among: Bits, segment: Segment, arena: Arena): Matches {
  const units = unitsOf(request)
  const once = arena.empty(among.length)
  const twice = arena.empty(among.length)
  const evaluated: Evaluated[] = []
  let domain = among
  for (const costly of [false, true]) {
    if (costly) domain = without(domain, twice, arena)
    for (const { clauses } of units.fixed.filter((unit) => unit.costly === costly)) domain = passing(clauses, domain, segment, arena)
    for (const unit of units.excludable.filter((other) => other.costly === costly)) {
      const passed = unit.clauses.map(({ clause }) => evaluate(clause.filter, domain, segment, arena))
      const failed = without(
        domain,
        passed.reduce((a, b) => shared(a, b, arena)),
        arena,
      )
      countFailures(failed, once, twice)
      evaluated.push({ unit, passed, failed })
    }
  }
  const failedOnce = without(domain, twice, arena)
  return { all: without(domain, once, arena), ...rejections(evaluated, failedOnce, request.countWithout, arena) }
}

interface Evaluated {
  readonly unit: Unit
  /** By clause of the unit. */
  readonly passed: readonly Bits[]
  readonly failed: Bits
}

function rejections(evaluated: readonly Evaluated[], failedOnce: Bits, countWithout: boolean, arena: Arena): Omit<Matches, 'all'> {
  const rejected = new Map<number, Bits>()
  const rejectedByFacet = new Map<TermType, Bits>()
  for (const { unit, passed, failed } of evaluated) {
    const onlyUnit = shared(failed, failedOnce, arena)
    if (unit.facet !== undefined) rejectedByFacet.set(unit.facet, onlyUnit)
    unit.clauses.forEach(({ position, clause }, i) => {
      if (!clause.gate && !countWithout) return
      const others = passed.filter((_, j) => j !== i)
      rejected.set(
        position,
        others.reduce((a, b) => shared(a, b, arena), onlyUnit),
      )
    })
  }
  return { rejected, rejectedByFacet }
}

interface Placed {
  readonly clause: Clause
  readonly position: number
}

/** Clauses that are left out together: those of one counted facet; any other clause stands alone. */
interface Unit {
  readonly clauses: readonly Placed[]
  readonly facet: TermType | undefined
  readonly costly: boolean
}

function unitsOf({ clauses, facets, countWithout }: Asked): { readonly fixed: readonly Unit[]; readonly excludable: readonly Unit[] } {
  const placed = clauses.map((clause, position) => ({ clause, position }))
  const isCounted = ({ clause: { facet } }: Placed): boolean => facet !== undefined && facets.includes(facet)
  const byFacet = [...new Set(facets)].map((facet) =>
    unit(
      placed.filter(({ clause }) => clause.facet === facet),
      facet,
    ),
  )
  const single = placed.filter((one) => !isCounted(one)).map((one) => unit([one], undefined))
  const isFixed = ({ clauses: [first] }: Unit): boolean => !first.clause.gate && !countWithout
  return {
    fixed: single.filter(isFixed),
    excludable: [...byFacet.filter(({ clauses: own }) => own.length > 0), ...single.filter((one) => !isFixed(one))],
  }
}

function unit(clauses: readonly Placed[], facet: TermType | undefined): Unit {
  return { clauses, facet, costly: clauses.some(({ clause }) => isCostly(clause.filter)) }
}

function passing(clauses: readonly Placed[], among: Bits, segment: Segment, arena: Arena): Bits {
  return clauses.reduce((bits, { clause }) => evaluate(clause.filter, bits, segment, arena), among)
}

/** `twice` takes the documents that had failed before. */
function countFailures(failed: Bits, once: Bits, twice: Bits): void {
  for (let i = 0; i < failed.length; i++) twice[i] |= once[i] & failed[i]
  unite(once, failed)
}

function without(bits: Bits, others: Bits, arena: Arena): Bits {
  const rest = arena.copy(bits)
  subtract(rest, others)
  return rest
}

function shared(a: Bits, b: Bits, arena: Arena): Bits {
  const both = arena.copy(a)
  intersect(both, b)
  return both
}
