import { buildEnvelope } from '../soap/envelope.js';
import type { MitzSpecification } from '../specification/index.js';
import { childOf, childrenOf, xml } from '../xml.js';
import type { Xml, XmlElement } from '../xml.js';

/** One place where data of the patient is: a holder, in a source system behind a gateway. */
export interface Location {
  readonly ura?: string;
  /** The gateway: `urn:oid:…`. */
  readonly homeCommunityId: string;
  readonly sourceId?: string;
  readonly dataCategories: readonly string[];
}

/** The answer of Mitz: a location for each holder and system, none where nobody may be asked. */
export function buildOpenAnswer(
  { messageId, bsn }: { readonly messageId: string; readonly bsn: string },
  locations: readonly Location[],
  specification: MitzSpecification,
): string {
  const s = (
    key:
      | 'oid.bsn'
      | 'oid.ura'
      | 'oid.dataCategory'
      | 'open.assigningAuthority'
      | 'openantwoord.uraAuthority'
      | 'openantwoord.categorySystemName',
  ): string => specification[key].value;
  const id = xml`root="${s('oid.bsn')}" extension="${bsn}" assigningAuthorityName="${s('open.assigningAuthority')}"`;
  const location = ({ ura, homeCommunityId, sourceId, dataCategories }: Location): Xml => {
    const source = sourceId === undefined ? [] : [xml`<SourceId>${sourceId}</SourceId>`];
    const names = specification['codes.dataCategories'].value;
    const codes = dataCategories.map(
      (code) =>
        xml`<event-code code="${code}" codeSystem="${s('oid.dataCategory')}" codeSystemName="${s('openantwoord.categorySystemName')}" displayName="${names[code] ?? ''}"/>`,
    );
    const institution =
      ura === undefined
        ? []
        : [
            xml`<author-institution root="${s('oid.ura')}" extension="${ura}" assigningAuthorityName="${s('openantwoord.uraAuthority')}"/>`,
          ];
    return xml`<PatientLocationResponse><HomeCommunityId>${homeCommunityId}</HomeCommunityId><CorrespondingPatientId ${id}/><RequestedPatientId ${id}/>${source}${codes}${institution}</PatientLocationResponse>`;
  };
  return buildEnvelope(
    specification['openantwoord.action'].value,
    messageId,
    xml`<PatientLocationQueryResponse xmlns="${specification['open.namespace'].value}">${locations.map(location)}</PatientLocationQueryResponse>`,
    specification,
  );
}

/** The locations in an answer that names any, or none; undefined where it is no such answer, e.g. a fault. */
export function readLocations(root: XmlElement, specification: MitzSpecification): readonly Location[] | undefined {
  const xcpd = specification['open.namespace'].value;
  const body = childOf(root, 'Body', specification['soap.namespace'].value);
  const response = childOf(body, 'PatientLocationQueryResponse', xcpd);
  if (!response) return undefined;
  return childrenOf(response, 'PatientLocationResponse', xcpd).map((location) => {
    const ura = childOf(location, 'author-institution', xcpd)?.attributes.get('extension');
    const sourceId = childOf(location, 'SourceId', xcpd)?.text.trim();
    return {
      ...(ura !== undefined && { ura }),
      homeCommunityId: childOf(location, 'HomeCommunityId', xcpd)?.text.trim() ?? '',
      ...(sourceId !== undefined && { sourceId }),
      dataCategories: childrenOf(location, 'event-code', xcpd).flatMap((one) => one.attributes.get('code') ?? []),
    };
  });
}
