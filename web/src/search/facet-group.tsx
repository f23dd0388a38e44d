/** One facet: its values with counts, several of which may be wanted or excluded; long ones can be searched. */
import { Button, Collapse, TextInput, UnstyledButton } from '@mantine/core'
import { IconChevronDown, IconSearch } from '@tabler/icons-react'
import { useId, useState } from 'react'
import type { Facet, FacetValue } from '../../../src/platform/platform.ts'
import styles from './facet-group.module.css'
import { FacetRow } from './facet-row.tsx'
import { type Choice, choiceOf, withChoice } from './search-edits.ts'
import type { SearchState } from './search-state.ts'

const shownAtFirst = 6

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

  const values = withChosen(facet, state)
  const found = values.filter(({ label }) => label.toLowerCase().includes(wanted.trim().toLowerCase()))
  const shown = all || wanted !== '' ? found : found.filter((value, index) => index < shownAtFirst || isChosen(value))

  function isChosen({ value }: FacetValue): boolean {
    return choiceOf(state, facet.type, value) !== 'none'
  }

  function choose(value: FacetValue, choice: Choice): void {
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
        {shown.length === 0 && <p className={styles['nothing']}>Nothing here</p>}
        {wanted === '' && found.length > shown.length + Number(all) && (
          <Button size="compact-xs" variant="subtle" mt={4} onClick={() => setAll(true)}>
            Show all {found.length}
          </Button>
        )}
        {all && wanted === '' && found.length > shownAtFirst && (
          <Button size="compact-xs" variant="subtle" mt={4} onClick={() => setAll(false)}>
            Show fewer
          </Button>
        )}
      </Collapse>
    </fieldset>
  )
}

/** A chosen value stays visible where the page counts it no more. */
function withChosen(facet: Facet, state: SearchState): readonly FacetValue[] {
  const chosen = state.facets.filter(({ type }) => type === facet.type).flatMap(({ values }) => values)
  const absent = chosen.filter((value) => !facet.values.some((each) => each.value === value))
  return [...facet.values, ...absent.map((value) => ({ value, label: value, count: 0, selected: true }))]
}
