import type { CardTwin, CardWay } from '../../../../shared/bring-in/card-preview.ts'

/** What a way is called, and what it does. */
export type WayWords = { readonly label: string; readonly summary: string; readonly act: string }

/** The words for what can become of a card; `twin` is the system that is here already. */
export function wordsForWay(way: CardWay, twin: CardTwin | null): WayWords {
  const mine = twin?.isBuiltIn ? 'Hallpass’s own' : 'the one you have'
  switch (way) {
    case 'add':
      return { label: 'Add it', summary: 'It stands among your systems.', act: 'Add this system' }
    case 'replace':
      return {
        label: 'Replace the one you have',
        summary: 'Your connections stay, with their passwords and tokens. From now on they sign in as the card says.',
        act: 'Replace it',
      }
    case 'keep-both':
      return {
        label: 'Keep both',
        summary: 'It comes as another system beside it.',
        act: 'Add it as another one',
      }
    case 'use-mine':
      return {
        label: `Use ${mine}`,
        summary: 'The system stays as it is. Addresses and requests of the card are offered for a new connection.',
        act: `Use ${mine}`,
      }
  }
}
