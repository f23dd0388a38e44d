import { Checkbox, Group, NumberInput, Text } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import type { YearsRange } from '../../../src/platform/platform.ts'
import styles from './facet-group.module.css'

export interface YearsFilterProps {
  readonly years: YearsRange
  readonly change: (years: YearsRange) => void
}

const waitMs = 500

export function YearsFilter({ years, change }: YearsFilterProps) {
  const [draft, setDraft] = useState(years)
  useEffect(() => setDraft(years), [years])
  const send = useDebouncedCallback(change, waitMs)

  function edit(bound: 'min' | 'max', value: number | string): void {
    const { [bound]: _, ...rest } = draft
    const next = typeof value === 'number' ? { ...rest, [bound]: value } : rest
    setDraft(next)
    send(next)
  }

  return (
    <fieldset className={styles['group']} aria-label="Years of experience">
      <Text fz={13} fw={600} py={8}>
        Years of experience
      </Text>
      <Group gap={8} wrap="nowrap" mb={8}>
        <Bound label="At least" value={draft.min} set={(value) => edit('min', value)} />
        <Text size="sm" c="dimmed">
          to
        </Text>
        <Bound label="At most" value={draft.max} set={(value) => edit('max', value)} />
      </Group>
      {(draft.min !== undefined || draft.max !== undefined) && (
        <Checkbox
          size="xs"
          label="Also people whose years are unknown"
          checked={years.unknown ?? false}
          onChange={(event) => change({ ...years, unknown: event.currentTarget.checked })}
        />
      )}
    </fieldset>
  )
}

interface BoundProps {
  readonly label: string
  readonly value: number | undefined
  readonly set: (value: number | string) => void
}

function Bound({ label, value, set }: BoundProps) {
  return (
    <NumberInput
      size="xs"
      aria-label={`${label} years`}
      placeholder={label}
      min={0}
      max={60}
      clampBehavior="strict"
      allowDecimal={false}
      allowNegative={false}
      hideControls
      value={value ?? ''}
      onChange={set}
    />
  )
}
