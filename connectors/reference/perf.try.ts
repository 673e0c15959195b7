import { ADULT, FakeMitz, makeCertificates, environmentOf, friendly, Driven } from './fake-mitz.spec.kit.js';
const certs = await makeCertificates();
const mitz = new FakeMitz(certs); await mitz.start(); mitz.script = friendly;
const d = await Driven.start([], '/tmp/perf-state');
await d.act('reset'); await d.act('configure', environmentOf(mitz));
const bsns: string[] = [];
for (let i = 999900100; bsns.length < 2000; i++) { const b = String(i); if ([...b].reduce((t, x, k) => t + Number(x) * (k === 8 ? -1 : 9 - k), 0) % 11 === 0) bsns.push(b); }
const time = async (n: string, p: Promise<unknown>) => { const t = Date.now(); const r = await p; console.log(n, Date.now() - t, 'ms', JSON.stringify(r).slice(0, 150), mitz.received.length); };
await time('300', d.act('register-patients', { patients: bsns.slice(0, 300).map((bsn) => ({ ...ADULT, bsn })) }));
await time('2000', d.act('register-patients', { patients: bsns.map((bsn) => ({ ...ADULT, bsn, activeDossier: false })) }));
await time('load', d.act('load-local-consents', { consents: bsns.map((bsn) => ({ bsn, choice: 'yes', decidedAt: '2020-01-01T00:00:00Z' })) }));
await time('migrate', d.act('start-migration', { approved: true }));
await time('requests', Promise.all(bsns.slice(0, 40).map((bsn) => d.act('answer-data-request', { bsn, requester: { ura: '00000666', providerType: 'V6', professional: { root: '1.2', extension: '7', roleCode: '01.015' } }, dataCategories: ['GGC002'], purposeOfUse: 'TREAT' }))).then((r) => r.filter((x) => JSON.stringify(x).includes('["GGC002"]')).length));
await time('restart', d.act('restart'));
await time('report', d.act('migration-report'));
process.exit(0);
