export type { WitnessEvent } from './create-witness.ts'
export { createWitness } from './create-witness.ts'
export type { Witness, WitnessOptions } from './start-witness.ts'
export { startWitness } from './start-witness.ts'
