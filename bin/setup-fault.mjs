/** Set-up that cannot go on, told to a person: what is wrong, and what to do about it. */
export class SetupFault extends Error {
  constructor(message, hint) {
    super(message);
    this.name = "SetupFault";
    this.hint = hint;
  }
}
