import { expect } from 'chai';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

import { ADULT, BSN, Driven, friendly, OTHER_BSN, World, type Scripted } from './fake-mitz.spec.kit.js';

describe('the registration of patients', () => {
  const world = new World();
  it('once per patient, and ends it when the dossier closes', async () => {
    await world.start();
    await world.register(ADULT, { ...ADULT, bsn: OTHER_BSN, deceased: true });
    await world.act('open-dossier', { bsn: BSN });
    const [subscription, ...others] = world.mitz.to('Subscription');
    expect(others).to.have.length(0);
    const sent = JSON.parse(subscription?.body ?? '') as { criteria: string; channel: { endpoint: string } };
    expect(sent.criteria).to.equal(`Consent?_query=otv&patientid=${BSN}&providerid=90000382&providertype=Z3`);
    expect(sent.channel.endpoint).to.match(/^https:\/\/localhost:\d+\/notifications\//);
    await world.act('close-dossier', { bsn: BSN });
    expect(world.mitz.to('Subscription/b4b5c3c6').map(({ method }) => method)).to.deep.equal(['DELETE']);
    await world.act('open-dossier', { bsn: BSN });
    expect(world.mitz.received).to.have.length(3);
  });

  it('tries again what failed for a while, and nothing twice', async () => {
    await world.start();
    const failures: (Scripted | 'reset')[] = [
      'reset',
      { status: 503 },
      { status: 429, headers: { 'Retry-After': '1' } },
    ];
    world.mitz.script = (received) => failures.shift() ?? friendly(received);
    await world.register(ADULT);
    const { body } = await world.act('run-scheduled-work');
    expect(body['pending']).to.be.oneOf([0, 1]);
    await setTimeout(1600);
    expect((await world.act('run-scheduled-work')).body).to.deep.equal({ pending: 0 });
    expect(world.mitz.received).to.have.length(4);
  });

  it('shows what Mitz refuses, and goes on with the others', async () => {
    await world.start();
    world.mitz.script = (received) => (received.body.includes(BSN) ? { status: 422 } : friendly(received));
    await world.register(ADULT, { ...ADULT, bsn: OTHER_BSN });
    await world.act('run-scheduled-work');
    expect(world.mitz.received).to.have.length(2);
    const { body } = await world.act('work-list');
    expect(body['items']).to.deep.equal([{ bsn: BSN, reason: 'Mitz answered 422' }]);
  });

  it('stops when Mitz does not accept it', async () => {
    await world.start();
    world.mitz.script = () => ({ status: 401 });
    await world.register(ADULT);
    await world.act('run-scheduled-work');
    await world.act('open-dossier', { bsn: BSN });
    expect(world.mitz.received).to.have.length(1);
    expect(JSON.stringify((await world.act('work-list')).body)).to.contain('401');
  });

  it('takes up its work again after a restart', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'reference-'));
    const state = join(folder, 'state');
    await world.start([], {}, state);
    world.mitz.script = () => ({ status: 503 });
    await world.register(ADULT);
    await world.driven.stop();
    world.mitz.script = friendly;
    world.driven = await Driven.start([], state);
    await world.act('run-scheduled-work');
    expect((await world.act('restart')).status).to.equal(204);
    expect((await world.act('run-scheduled-work')).body).to.deep.equal({ pending: 0 });
    expect(world.mitz.received.filter(({ body }) => body.includes(BSN))).to.have.length(2);
    rmSync(folder, { recursive: true });
  });
});
