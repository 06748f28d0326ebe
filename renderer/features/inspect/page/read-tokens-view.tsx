import { type ReadingTool, useView } from '../../../stores/view.store.ts'
import { TabPanel } from '../../../ui/tab-panel.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import { BuildTool } from '../build/build-tool.tsx'
import { CompareTool } from '../compare/compare-tool.tsx'
import styles from './read-tokens-view.module.css'
import { ReadTool } from './read-tool.tsx'

const tools = [
  { value: 'read', label: 'Read' },
  { value: 'compare', label: 'Compare' },
  { value: 'build', label: 'Build one' },
] as const satisfies readonly { value: ReadingTool; label: string }[]

/** The place for tokens that belong to no connection: read one, compare two, build one for tests. */
export function ReadTokensView({ tool }: { readonly tool: ReadingTool }) {
  const show = useView((state) => state.show)
  return (
    <div className={styles.view}>
      <header>
        <h1>Read a token</h1>
        <p className={styles.soft}>
          What stands in a token, whether it is good, and what a server will think of it. All of it happens on this
          computer.
        </p>
      </header>
      <Tabs
        label="Read a token"
        items={tools}
        value={tool}
        onChange={(chosen) => show({ kind: 'read-tokens', tool: chosen })}
      >
        <TabPanel value="read">
          <ReadTool />
        </TabPanel>
        <TabPanel value="compare">
          <CompareTool />
        </TabPanel>
        <TabPanel value="build">
          <BuildTool />
        </TabPanel>
      </Tabs>
    </div>
  )
}
