import { useSettings } from '../stores/settings.store.ts'

/** Keeps `data-theme` on the page as the settings have it; `system` leaves the choice to the computer. */
export function applyTheme(): void {
  const apply = (theme: string) => {
    if (theme === 'system') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = theme
  }
  apply(useSettings.getState().settings.theme)
  useSettings.subscribe((state) => apply(state.settings.theme))
}
