/** The main screen: ask, narrow, and go through the ranked people. All that is asked stands in the address. */
import { Button, Drawer } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useRef } from 'react'
import { ProfileDrawer } from '../profile/profile-drawer.tsx'
import { ProjectChooser } from '../projects/project-chooser.tsx'
import { withCanonicalChoices } from './canonical-choices.ts'
import { Filters } from './filters.tsx'
import { MessageComposer } from './message-composer.tsx'
import { peopleText } from './person.ts'
import { Results } from './results.tsx'
import { SearchBar } from './search-bar.tsx'
import { withoutShownTag, withText } from './search-edits.ts'
import { SearchOptions } from './search-options.tsx'
import styles from './search-screen.module.css'
import { ShortcutsHelp } from './shortcuts-help.tsx'
import { TagList } from './tag-list.tsx'
import { useCurrent } from './use-current.ts'
import { useSearch } from './use-search.ts'
import { useTriage } from './use-triage.ts'
import { useTriageKeys } from './use-triage-keys.ts'

export function SearchScreen() {
  const search = useSearch()
  const { state, change, page } = search
  const triage = useTriage(search)
  const list = useCurrent(search, triage)
  const input = useRef<HTMLInputElement>(null)
  const [filtersShown, filters] = useDisclosure(false)
  const [keysShown, keys] = useDisclosure(false)

  useTriageKeys({ ...list.keys, u: triage.undo, '/': () => input.current?.focus(), '?': keys.open })

  const results = page.data?.results ?? []
  const opened = results.find(({ card }) => card.id === state.open)
  const facets = page.data?.facets
  const filtering = { facets, state: facets && !page.loading ? withCanonicalChoices(state, facets) : state, change, loading: page.loading }
  return (
    <>
      <h1 className={styles['unseen']}>Search people</h1>
      <div className={styles['ask']}>
        <SearchBar text={state.text} submit={(text) => change(withText(state, text))} input={input} />
        <TagList
          tags={page.data?.tags ?? []}
          removedCount={state.removedTags.length}
          remove={(tag) => change(withoutShownTag(state, tag))}
          restore={() => change({ ...state, removedTags: [], start: 0 })}
        />
        <SearchOptions state={state} change={change} showFilters={filters.open} showKeys={keys.open} />
      </div>
      <div className={styles['columns']}>
        <div className={styles['side']}>
          <Filters {...filtering} />
        </div>
        <div className={styles['list']}>
          <Results
            search={search}
            current={list.current}
            ratingOf={triage.ratingOf}
            act={triage.act}
            open={list.open}
            focus={list.setCurrent}
          />
        </div>
      </div>
      <Drawer
        opened={filtersShown}
        onClose={filters.close}
        position="left"
        size="88%"
        title="Filters"
        closeButtonProps={{ 'aria-label': 'Close the filters' }}
      >
        <Filters {...filtering} untitled />
        <Button fullWidth mt="md" onClick={filters.close}>
          Show {peopleText(page.data?.total ?? 0)}
        </Button>
      </Drawer>
      <ProfileDrawer
        member={state.open}
        result={opened}
        rating={opened && triage.ratingOf(opened)}
        blind={state.blind}
        act={(rating) => opened && triage.act(opened, rating)}
        close={list.close}
      />
      <ProjectChooser opened={triage.choosing} choose={triage.chooseProject} close={triage.cancel} />
      <MessageComposer to={triage.writingTo} send={triage.send} close={triage.cancel} />
      <ShortcutsHelp opened={keysShown} close={keys.close} />
    </>
  )
}
