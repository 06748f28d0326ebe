import type { Offer } from '../../../shared/variables/completion.ts'

/** What is offered, in words: its name, and what it stands for. */
export function offerWords(offer: Offer): { readonly name: string; readonly about: string } {
  const { name } = offer
  switch (offer.kind) {
    case 'plain': {
      const value = offer.value === '' ? '(empty)' : offer.value.slice(0, 60)
      return { name, about: offer.isHere ? value : `${value} · everywhere` }
    }
    case 'secret':
      return { name, about: offer.isHere ? '••••' : '•••• · everywhere' }
    case 'made':
      return { name, about: offer.what }
    case 'new':
      return name === ''
        ? { name: 'New variable…', about: 'give a value a name' }
        : { name: `Set “${name}”…`, about: 'not set yet' }
  }
}
