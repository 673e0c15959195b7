import { once } from 'node:events';
import net from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** A program that lives until it is ended, and prints the port on which it shows that it does. */
export const livesOn =
  "require('node:net').createServer().listen(0, '127.0.0.1', function () { console.error('port ' + this.address().port) })";

export const portIn = (text: string): number => Number(/port (\d+)/.exec(text)?.[1]);

/** Whether it lives: nobody listens for a process that was killed, though its parent has not noticed yet. */
export async function lives(port: number): Promise<boolean> {
  const socket = net.connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false; // refused
  } finally {
    socket.destroy();
  }
}

/** Waits until it is gone; where it never is, the test's own time runs out. */
export async function untilGone(port: number): Promise<void> {
  while (await lives(port)) await wait(5);
}
