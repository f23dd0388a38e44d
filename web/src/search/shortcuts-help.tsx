import { Kbd, Modal, Table } from '@mantine/core'

const shortcuts: readonly (readonly [readonly string[], string])[] = [
  [['j', '↓'], 'Next person'],
  [['k', '↑'], 'Previous person'],
  [['Enter'], 'Open the profile'],
  [['s'], 'Save to the project'],
  [['m'], 'Write a message'],
  [['n'], 'Skip'],
  [['x'], 'Archive'],
  [['u'], 'Take the last rating back'],
  [['/'], 'Go to the search'],
  [['?'], 'Show these keys'],
]

export function ShortcutsHelp({ opened, close }: { readonly opened: boolean; readonly close: () => void }) {
  return (
    <Modal opened={opened} onClose={close} title="Keys" closeButtonProps={{ 'aria-label': 'Close' }}>
      <Table verticalSpacing={6} withRowBorders={false}>
        <Table.Tbody>
          {shortcuts.map(([keys, meaning]) => (
            <Table.Tr key={meaning}>
              <Table.Th w={110} scope="row">
                {keys.map((key) => (
                  <Kbd key={key} mr={4}>
                    {key}
                  </Kbd>
                ))}
              </Table.Th>
              <Table.Td>{meaning}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  )
}
