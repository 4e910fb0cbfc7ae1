// NATS to rsyslog, which cannot read JetStream: each message is a line on its socket, acknowledged when rsyslog has taken it.
// Starts rsyslog and ends with it.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync, rmSync } from 'node:fs';
import net from 'node:net';
import { ELASTICSEARCH, REPORT, SWARM, batches, document } from './journal.mjs';

const home = process.env.HOME_OF_RSYSLOG;
const socket = `${home}/in.sock`;
mkdirSync(`${home}/spool`, { recursive: true });
rmSync(`${home}/pid`, { force: true });
const { hostname, port } = new URL(ELASTICSEARCH);
writeFileSync(`${home}/rsyslog.conf`, readFileSync(new URL('rsyslog.conf', import.meta.url), 'utf8')
  .replaceAll('@HOME@', home).replaceAll('@HOST@', hostname).replaceAll('@PORT@', port).replaceAll('@REPORT@', REPORT));
const rsyslog = spawn('rsyslogd', ['-n', '-f', `${home}/rsyslog.conf`, '-i', `${home}/pid`], { stdio: 'inherit' });
rsyslog.on('exit', code => process.exit(code ?? 1));
writeFileSync(`${home}/rsyslogd.pid`, String(rsyslog.pid));

async function connected() {
  while (true) {
    try {
      return await new Promise((done, failed) => {
        const out = net.connect(socket, () => done(out));
        out.on('error', failed);
      });
    } catch { await new Promise(done => setTimeout(done, 200)); }
  }
}

const out = await connected();
console.error(`bridge of ${SWARM} is connected`);
for await (const batch of batches(500)) {
  const lines = batch.map(message => `<134>Jan  1 00:00:00 bench journal: @cee: ${JSON.stringify(document(message))}\n`).join('');
  await new Promise((done, failed) => out.write(lines, e => e ? failed(e) : done()));
  batch.forEach(message => message.ack());
}
