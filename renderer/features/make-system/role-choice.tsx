import { Check } from 'lucide-react'
import { useId } from 'react'
import styles from './answer-picker.module.css'
import { roleWords } from './pick-of-node.ts'
import type { Pick, PickRole } from './pick-places.ts'

type RoleChoiceProps = {
  readonly roles: readonly PickRole[]
  readonly role: PickRole
  readonly picks: readonly Pick[]
  readonly onChange: (role: PickRole) => void
}

/** What the next click in the answer is for. What is chosen already has a tick. */
export function RoleChoice({ roles, role, picks, onChange }: RoleChoiceProps) {
  const name = useId()
  return (
    <fieldset className={styles.roles}>
      <legend className={styles.legend}>What do you want to click?</legend>
      {roles.map((one) => {
        const isChosen = one !== 'message' && picks.some((pick) => pick.role === one)
        return (
          <label key={one} className={styles.role}>
            <input
              type="radio"
              name={name}
              className={styles.radio}
              checked={one === role}
              onChange={() => onChange(one)}
            />
            {isChosen && <Check size={14} aria-label="chosen:" />}
            {roleWords[one]}
          </label>
        )
      })}
    </fieldset>
  )
}
