import type { SpecificationValue } from '../../core/specification.js';
import { set38 } from './3.8.js';

/** The values of a specification set, typed by key. */
export type MitzSpecification = { readonly [K in keyof typeof set38]: SpecificationValue<(typeof set38)[K]['value']> };
export type SpecificationKey = keyof MitzSpecification;

/** The set of a target that names none. */
export const defaultSpecification: MitzSpecification = set38;

/** Its name. */
export const defaultSet = '3.8';

/** The specification sets that ship with the harness, by name. */
export const specificationSets: Readonly<Record<string, MitzSpecification>> = { [defaultSet]: defaultSpecification };

/** The group of holders that a provider type belongs to; undefined for a type that the set does not know. */
export const groupOf = (
  specification: MitzSpecification,
  providerType: string,
): MitzSpecification['codes.holderGroups']['value'][number] | undefined =>
  specification['codes.holderGroups'].value.find((group) => group.types.includes(providerType));
