// A failure that a person can do something about: what happened, and the next step. Not for bugs.

export class Problem extends Error {
  /**
   * @param {string} message what happened, in one plain sentence
   * @param {string} nextStep what the person can do about it
   */
  constructor(message, nextStep) {
    super(message)
    this.name = 'Problem'
    this.nextStep = nextStep
  }
}
