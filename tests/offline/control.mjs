/**
 * The planted control: one connection and one question to a name server that nobody may miss. They go to addresses that
 * are kept for documentation (RFC 5737) and lead nowhere. A trace in which they cannot be seen proves nothing.
 */
import { createSocket } from 'node:dgram';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';

export const CONTROL = {
  connection: { address: '192.0.2.1', port: 443 },
  question: { address: '192.0.2.53', port: 53 },
};

/** `example.test`, type A (RFC 1035, section 4). */
const QUESTION = Buffer.from('4d6f01000001000000000000076578616d706c6504746573740000010001', 'hex');

function plant() {
  const { connection, question } = CONTROL;
  connect(connection.port, connection.address).on('error', (error) => console.log(`control: connection refused with ${error.code}`));
  const socket = createSocket('udp4');
  socket.on('error', () => undefined);
  socket.send(QUESTION, question.port, question.address, (error) => {
    console.log(`control: question refused with ${error?.code ?? 'nothing'}`);
    socket.close();
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) plant();
