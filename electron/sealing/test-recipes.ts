import { isKeyRecipe, type KeyRecipe, type KeyRecipes, newSalt } from './passphrase-key.ts'

/** Recipes that cost nothing, for tests that are about something else. */
export const cheapRecipes: KeyRecipes = {
  choose: async () => ({ kdf: 'scrypt', n: 16, r: 8, p: 1, salt: newSalt() }),
  accepts: (value): value is KeyRecipe => isKeyRecipe({ ...(value as KeyRecipe), n: 2 ** 17 }),
}
