import { Button, Checkbox, Group, NativeSelect, Text, TextInput } from '@mantine/core'
import { type FormEvent, useEffect, useState } from 'react'
import type { Near } from '../../../src/platform/platform.ts'
import styles from './facet-group.module.css'

const radii = [10, 25, 50, 100, 250, 500]
const defaultRadius = 50

export interface NearFilterProps {
  readonly near: Near | undefined
  readonly change: (near: Near | undefined) => void
}

export function NearFilter({ near, change }: NearFilterProps) {
  const [place, setPlace] = useState(near?.place ?? '')
  useEffect(() => setPlace(near?.place ?? ''), [near?.place])
  const radiusKm = near?.radiusKm ?? defaultRadius

  function send(event: FormEvent): void {
    event.preventDefault()
    const named = place.trim()
    change(named === '' ? undefined : { ...near, place: named, radiusKm })
  }

  return (
    <fieldset className={styles['group']} aria-label="Distance">
      <Text fz={13} fw={600} py={8}>
        Distance
      </Text>
      <form onSubmit={send}>
        <Group gap={8} wrap="nowrap" mb={8}>
          <TextInput
            size="xs"
            flex={1}
            aria-label="Place"
            placeholder="Place, such as Berlin"
            value={place}
            onChange={(event) => setPlace(event.currentTarget.value)}
          />
          <NativeSelect
            size="xs"
            w={92}
            aria-label="Radius"
            value={String(radiusKm)}
            disabled={near === undefined && place.trim() === ''}
            data={radiiWith(radiusKm).map((km) => ({ value: String(km), label: `${km} km` }))}
            onChange={(event) => change({ ...near, place: place.trim(), radiusKm: Number(event.currentTarget.value) })}
          />
        </Group>
        {place.trim() !== (near?.place ?? '') && (
          <Button type="submit" size="compact-xs" variant="light" mb={8}>
            {place.trim() === '' ? 'Remove the distance' : 'Search near there'}
          </Button>
        )}
      </form>
      {near && (
        <Checkbox
          size="xs"
          label="Also people whose place is unknown"
          checked={near.unknown ?? false}
          onChange={(event) => change({ ...near, unknown: event.currentTarget.checked })}
        />
      )}
    </fieldset>
  )
}

/** A shared link may ask for any radius. */
function radiiWith(radiusKm: number): readonly number[] {
  return radii.includes(radiusKm) ? radii : [...radii, radiusKm].sort((a, b) => a - b)
}
