import { describe, expect, it } from 'vitest'
import { formOfExample } from '../../../shared/domain/example-form.ts'
import { emptyForm } from '../../../shared/domain/request-form.ts'
import { providers } from '../../../shared/providers/index.ts'
import { suggestedName, titleOf } from './request-title.ts'

const form = (url: string, method = 'GET') => ({ ...emptyForm, url, method })
const saved = [{ id: 's', name: 'Jobs of today', folder: null, updatedAt: 1, method: 'GET', url: '/jobs' }]

describe('the title of an open request', () => {
  it('is its saved name, else where it goes', () => {
    const tab = { id: 't', savedId: 's', form: form('/other'), savedForm: form('/jobs') }
    expect(titleOf(tab, saved)).toBe('Jobs of today')
    expect(titleOf({ ...tab, savedId: null }, saved)).toBe('/other')
    expect(titleOf({ ...tab, savedId: null, form: form('https://a.example/b?c=1#d') }, saved)).toBe('a.example/b')
    expect(titleOf({ ...tab, savedId: null, form: form('  ') }, saved)).toBe('New request')
  })
})

describe('the suggested name', () => {
  it('is that of the example, else method and path', () => {
    for (const provider of providers) {
      for (const example of provider.examples) {
        expect(suggestedName({ ...formOfExample(example), pathValues: { X: '1' } }, provider)).toBe(example.label)
      }
    }
    expect(suggestedName(form('/jobs/{ID}?a=1', 'DELETE'), undefined)).toBe('DELETE /jobs/{ID}')
    expect(suggestedName(form(''), undefined)).toBe('')
    expect(suggestedName(form(`/${'x'.repeat(500)}`), undefined)).toHaveLength(200)
  })
})
