import { Switch, Tooltip } from '@mantine/core'

export interface BlindSwitchProps {
  readonly blind: boolean
  readonly change: (blind: boolean) => void
}

/** People without names, photos and contacts: on a search, and on the lists of a project. */
export function BlindSwitch({ blind, change }: BlindSwitchProps) {
  return (
    <Tooltip label="Hides names, photos and contacts" openDelay={400}>
      <Switch size="sm" label="Blind review" checked={blind} onChange={(event) => change(event.currentTarget.checked)} />
    </Tooltip>
  )
}
