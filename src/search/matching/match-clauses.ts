/**
 * All clauses of a request at once, and what each of them alone turns away: for gates, for empty pages, and for facet
 * counts that leave their own filter out (drill-sideways). Counting the failures of each document up to two answers all of
 * these without evaluating a clause twice.
 */
import type { TermType } from '../../domain/term.ts'
import type { Bits } from '../../math/bitset.ts'
import type { Arena } from '../index/arena.ts'
import type { Matched } from '../index/segment.ts'
import type { Clause, SearchRequest } from '../searcher.ts'
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
export function matchClauses(request: Asked, among: Bits, segment: Matched): Matches {
  const { arena } = segment
  const units = unitsOf(request)
  const failures = { once: arena.empty(among.length), twice: arena.empty(among.length) }
  const evaluated: Evaluated[] = []
  let domain = among
  for (const costly of [false, true]) {
    if (costly) domain = arena.without(domain, failures.twice)
    for (const { clauses } of units.fixed.filter((unit) => unit.costly === costly)) domain = passing(clauses, domain, segment)
    for (const unit of units.excludable.filter((other) => other.costly === costly)) {
      const passed = unit.clauses.map(({ clause }) => evaluate(clause.filter, domain, segment))
      const all = passed.reduce((a, b) => arena.shared(a, b))
      evaluated.push({ unit, passed, failed: arena.failed(domain, all, failures) })
    }
  }
  const failedOnce = arena.without(domain, failures.twice)
  return { all: arena.without(domain, failures.once), ...rejections(evaluated, failedOnce, request.countWithout, arena) }
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
    const onlyUnit = arena.shared(failed, failedOnce)
    if (unit.facet !== undefined) rejectedByFacet.set(unit.facet, onlyUnit)
    unit.clauses.forEach(({ position, clause }, i) => {
      if (!clause.gate && !countWithout) return
      const others = passed.filter((_, j) => j !== i)
      rejected.set(
        position,
        others.reduce((a, b) => arena.shared(a, b), onlyUnit),
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

function passing(clauses: readonly Placed[], among: Bits, segment: Matched): Bits {
  return clauses.reduce((bits, { clause }) => evaluate(clause.filter, bits, segment), among)
}
