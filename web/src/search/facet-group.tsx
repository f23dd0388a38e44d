/** One facet: its most frequent values with counts, several of which may be wanted or excluded; the others are found by typing. */
import { Button, Collapse, TextInput, UnstyledButton } from '@mantine/core'
import { IconChevronDown, IconSearch } from '@tabler/icons-react'
import { useId, useState } from 'react'
import type { Facet } from '../../../src/platform/platform.ts'
import { problemText } from '../api/problem-text.ts'
import styles from './facet-group.module.css'
import { FacetRow, type ShownValue } from './facet-row.tsx'
import { type Choice, choiceOf, withChoice } from './search-edits.ts'
import type { SearchState } from './search-state.ts'
import { useFacetValues } from './use-facet-values.ts'

const shownAtFirst = 6
/** So many values a page lists at most (serving/page/facets-shown.ts). */
const listed = 30

export interface FacetGroupProps {
  readonly facet: Facet
  readonly state: SearchState
  readonly change: (next: SearchState) => void
  readonly openAtFirst: boolean
}

export function FacetGroup({ facet, state, change, openAtFirst }: FacetGroupProps) {
  const chosen = state.facets.filter(({ type }) => type === facet.type).reduce((sum, { values }) => sum + values.length, 0)
  const [open, setOpen] = useState(openAtFirst || chosen > 0)
  const [all, setAll] = useState(false)
  const [wanted, setWanted] = useState('')
  const body = useId()

  const searching = wanted.trim() !== ''
  const found = useFacetValues(state, facet.type, wanted)
  const values = withChosen(facet, state)
  const some = all ? values : values.filter((value, index) => index < shownAtFirst || isChosen(value))
  const shown = searching ? (found.data?.values ?? []) : some

  function isChosen({ value }: ShownValue): boolean {
    return choiceOf(state, facet.type, value) !== 'none'
  }

  function choose(value: ShownValue, choice: Choice): void {
    change(withChoice(state, facet.type, value.value, choice))
  }

  return (
    <fieldset className={styles['group']} aria-label={facet.label}>
      <UnstyledButton className={styles['head']} aria-expanded={open} aria-controls={body} onClick={() => setOpen(!open)}>
        <span>{facet.label}</span>
        {chosen > 0 && <span className={styles['chosen']}>{chosen}</span>}
        <IconChevronDown size={16} className={styles['chevron']} aria-hidden />
      </UnstyledButton>
      <Collapse expanded={open} id={body}>
        {values.length > shownAtFirst + 2 && (
          <TextInput
            size="xs"
            mb={6}
            value={wanted}
            onChange={(event) => setWanted(event.currentTarget.value)}
            aria-label={`Find in ${facet.label}`}
            placeholder={`Find in ${facet.label.toLowerCase()}`}
            leftSection={<IconSearch size={13} aria-hidden />}
          />
        )}
        {shown.map((value) => (
          <FacetRow
            key={value.value}
            value={value}
            choice={choiceOf(state, facet.type, value.value)}
            choose={(choice) => choose(value, choice)}
          />
        ))}
        {searching && found.error && <p className={styles['nothing']}>{problemText(found.error)}</p>}
        {shown.length === 0 && !found.error && (
          <p className={styles['nothing']}>{searching && !found.settled ? 'Looking …' : 'Nothing here'}</p>
        )}
        {!searching && values.length > shown.length && (
          <Button size="compact-xs" variant="subtle" mt={4} onClick={() => setAll(true)}>
            {values.length < listed ? `Show all ${values.length}` : `Show the ${values.length} most frequent`}
          </Button>
        )}
        {all && !searching && values.length > shownAtFirst && (
          <Button size="compact-xs" variant="subtle" mt={4} onClick={() => setAll(false)}>
            Show fewer
          </Button>
        )}
      </Collapse>
    </fieldset>
  )
}

/** A chosen value is visible at once; its count comes with the page that counts it. */
function withChosen(facet: Facet, state: SearchState): readonly ShownValue[] {
  const chosen = state.facets.filter(({ type }) => type === facet.type).flatMap(({ values }) => values)
  const absent = chosen.filter((value) => !facet.values.some((each) => each.value === value))
  return [...facet.values, ...absent.map((value) => ({ value, label: value }))]
}
