/** The actions of a card on a phone: a sheet from the bottom edge, within reach of the thumb. */
import { ActionIcon, Drawer, NavLink } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconDots, IconUser } from '@tabler/icons-react'
import styles from './action-sheet.module.css'
import { type CardActionsProps, cardActions } from './card-actions.tsx'

export function ActionSheet({ name, rating, act, open }: CardActionsProps & { readonly open: () => void }) {
  const [shown, sheet] = useDisclosure(false)

  function run(action: () => void): void {
    sheet.close()
    action()
  }

  return (
    <>
      <ActionIcon variant="default" size={40} aria-label={`Actions for ${name}`} onClick={sheet.open}>
        <IconDots size={18} />
      </ActionIcon>
      <Drawer
        classNames={{ content: styles['content'] ?? '' }}
        opened={shown}
        onClose={sheet.close}
        position="bottom"
        size="auto"
        title={name}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        {cardActions.map((action) => (
          <NavLink
            key={action.rating}
            component="button"
            active={rating === action.rating}
            label={action.label}
            leftSection={<action.icon size={20} stroke={1.7} aria-hidden />}
            onClick={() => run(() => act(action.rating))}
          />
        ))}
        <NavLink
          component="button"
          label="Open the profile"
          leftSection={<IconUser size={20} stroke={1.7} aria-hidden />}
          onClick={() => run(open)}
        />
      </Drawer>
    </>
  )
}
