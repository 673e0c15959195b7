import { expect } from 'chai';
import type { ActionName, Driver, Performed } from '../mitz/xis.js';
import { remembering } from './remembering.js';

describe('a driver that is remembered by what it cannot do', () => {
  const asked: string[] = [];
  const bare: Driver = {
    perform: <A extends ActionName>(action: A, input: unknown) => {
      asked.push(`${action} ${JSON.stringify(input ?? {})}`);
      const can = action === 'reset' || JSON.stringify(input).includes('valid');
      return Promise.resolve((can ? { status: 'done', output: undefined } : { status: 'unsupported' }) as Performed<A>);
    },
    close: () => Promise.resolve(),
    output: ['said'],
  };
  const professional = { root: 'r', extension: 'e', roleCode: '01' };
  beforeEach(() => asked.splice(0));

  it('is asked once for that, whomever it is about, and each time for what it can', async () => {
    const driver = remembering(bare);
    for (const bsn of ['999990019', '999990020'])
      expect(await driver.perform('open-dossier', { bsn })).to.deep.equal({ status: 'unsupported' });
    for (let times = 0; times < 2; times += 1) expect(await driver.perform('reset', undefined)).to.include({ status: 'done' }); // prettier-ignore
    expect(asked).to.deep.equal(['open-dossier {"bsn":"999990019"}', 'reset {}', 'reset {}']);
  });

  it('is still asked for another variant of the same action', async () => {
    const driver = remembering(bare);
    const login = (certificate: 'valid' | 'expired'): Promise<{ status: string }> =>
      driver.perform('login', { professional, factors: 2, certificate });
    expect((await login('expired')).status).to.equal('unsupported');
    expect((await login('valid')).status).to.equal('done');
    expect((await login('expired')).status).to.equal('unsupported');
    expect(asked).to.have.length(2);
  });

  it('is still asked where more or less is asked of it, and always for another environment', async () => {
    const driver = remembering(bare);
    const bsns = ['999990019'];
    for (const input of [{ approved: true, bsns }, { approved: false }, { approved: true }, { approved: true }])
      await driver.perform('start-migration', input);
    const mandated = { root: 'r', extension: 'm' };
    for (const one of [{ ...professional, mandated }, professional])
      await driver.perform('login', { professional: one, factors: 2 });
    for (let times = 0; times < 2; times += 1)
      await driver.perform('configure', {} as Parameters<typeof driver.perform<'configure'>>[1]);
    const named = asked.map((line) => line.split(' ')[0]);
    expect(named.filter((name) => name === 'start-migration')).to.have.length(3);
    expect(named.filter((name) => name === 'login')).to.have.length(2);
    expect(named.filter((name) => name === 'configure')).to.have.length(2);
  });

  it('is still asked for other patients where it cannot register one who is no patient of the provider', async () => {
    const driver = remembering(bare);
    const known = { bsn: '999990019', birthDate: '1970-01-01' };
    const passerBy = { ...known, registered: false };
    for (const patients of [[known, passerBy], [known], [passerBy, known], [known, known]])
      await driver.perform('register-patients', { patients });
    expect(asked).to.have.length(2);
  });

  it('is heard as it was', () => {
    expect(remembering(bare).output).to.deep.equal(['said']);
  });
});
