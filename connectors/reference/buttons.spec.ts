import { expect } from 'chai';

import { ADULT, BSN, OTHER_BSN, World } from './fake-mitz.spec.kit.js';

const user = { root: '2.16.528.1.1007.3.1', extension: '900000009', roleCode: '01.015' };

describe('the buttons', () => {
  const world = new World();
  const today = new Date().getFullYear();

  async function ask(patient: Record<string, unknown>): Promise<string> {
    await world.register({ ...patient, activeDossier: false });
    await world.act('select-patient', { bsn: patient['bsn'] });
    const { body } = await world.act('start-consent-question', { button: 'dossierhoudersknop' });
    return String(body['questionId']);
  }

  it('shows the question of Mitz, and sends the answer with who gave it', async () => {
    await world.start([], { format: 'xml' });
    await world.register({ ...ADULT, activeDossier: false });
    await world.act('select-patient', { bsn: BSN });
    const { body } = await world.act('start-consent-question', { button: 'dossierhoudersknop' });
    expect(body).to.include({ preselected: 'nothing', informationShown: true, patientShown: BSN });
    expect(body['questionText']).to.equal('Geeft u Huisartsenpraktijk De Proef toestemming voor uw behandelgegevens?');
    const answered = await world.act('answer-consent-question', { questionId: body['questionId'], choice: 'no' });
    expect(answered.body).to.include({ recorded: true });
    const [recording] = world.mitz.to('registreren/fhir/');
    expect(recording?.body)
      .to.contain('<status value="inactive"/>')
      .and.to.contain('SIT001')
      .and.to.contain('900000009');
    const { entries } = (await world.act('audit-log', { bsn: BSN })).body as { entries: Record<string, unknown>[] };
    expect(entries[0]).to.include({
      event: 'record-consent',
      choice: 'no',
      outcome: 'success',
      questionVersion: '1',
    });
    expect(entries[0]?.['requestId']).to.equal(recording?.headers['x-request-id']);
  });

  it('refuses what may not be, sends nothing, and logs the refusal', async () => {
    await world.start();
    const questionId = await ask({ ...ADULT, birthDate: `${today - 14}-01-01` });
    expect((await world.act('answer-consent-question', { questionId, choice: 'yes' })).status).to.equal(409);
    await ask({ ...ADULT, bsn: OTHER_BSN });
    const switched = { questionId, choice: 'yes', representativePresent: true };
    expect((await world.act('answer-consent-question', switched)).status).to.equal(409);
    await world.act('login', { professional: user, factors: 1 });
    expect((await world.act('start-consent-question', { button: 'dossierhoudersknop' })).status).to.equal(409);
    const refused = await world.act('login', { professional: user, factors: 2, certificate: 'revoked' });
    expect(refused.status).to.equal(409);
    expect((await world.act('start-consent-question', { button: 'dossierhoudersknop' })).status).to.equal(409);
    expect(world.mitz.received).to.have.length(0);
    const { entries } = (await world.act('audit-log', { bsn: BSN })).body as { entries: unknown[] };
    expect(entries).to.have.length(2);
  });

  it('records of a child only with who is there and agrees, and the newer field goes before', async () => {
    await world.start();
    const birthDate = `${today - 14}-01-01`;
    for (const [given, status] of [
      [{ representative: 'disagrees' }, 409],
      [{ representative: 'disagrees', representativePresent: true }, 409],
      [{ representative: 'absent', representativePresent: true }, 409],
      [{ representative: 'agrees', representativePresent: false }, 200],
      [{ representativePresent: true }, 200],
    ] as const) {
      const questionId = await ask({ ...ADULT, birthDate });
      const answered = await world.act('answer-consent-question', { questionId, choice: 'yes', ...given });
      expect(answered.status, JSON.stringify(given)).to.equal(status);
    }
    expect(world.mitz.to('registreren/fhir/')).to.have.length(2);
  });

  it('asks with the dossierhoudersknop only who is registered, and with the other button anybody', async () => {
    const consentQuestions = ['dossierhoudersknop', 'raadplegersknop'].map((button) => ({
      button,
      version: '1',
      text: '?',
    }));
    await world.start([], { consentQuestions });
    await world.register({ ...ADULT, activeDossier: false, registered: false });
    await world.act('select-patient', { bsn: BSN });
    expect((await world.act('start-consent-question', { button: 'dossierhoudersknop' })).status).to.equal(409);
    const holder = { ura: '90000383', providerType: 'A8' };
    expect((await world.act('start-consent-question', { button: 'raadplegersknop', holder })).status).to.equal(200);
  });

  it('sends nothing without a decision, and shows it when Mitz is away', async () => {
    await world.start();
    const questionId = await ask(ADULT);
    const none = await world.act('answer-consent-question', { questionId, choice: 'none' });
    expect(none.body).to.include({ recorded: false });
    world.mitz.script = () => ({ status: 503 });
    const again = await ask(ADULT);
    expect((await world.act('answer-consent-question', { questionId: again, choice: 'yes' })).status).to.equal(409);
    expect((await world.act('work-list')).body['items']).to.have.length(1);
    expect((await world.act('local-consent', { bsn: BSN })).body).to.include({ source: 'none' });
  });
});
