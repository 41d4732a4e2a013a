export { asylumV4 } from './asylum-v4';
export type { ForeignKey, SampleDescriptor, SampleResource, SampleSchema, SampleSource } from './sample';
export { type TrainingChanges, trainingChanges, trainingPackage } from './training/index';
export type { Edition, Revision } from './training/editions';
