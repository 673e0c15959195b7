/** Takes programs out of sight of whoever looks for them in PATH, as if they were not on this machine. */
import { accessSync, constants, mkdirSync, readdirSync, statSync, symlinkSync } from 'node:fs';
import path from 'node:path';

/**
 * @param names of programs
 * @param folder an empty folder, in which links to all other programs are made
 * @returns the environment without them, and those names that were in sight before
 */
export function outOfSight(names, folder, env = process.env) {
  if (process.platform === 'win32') return { env, seen: [] }; // where not everybody may make links
  const seen = new Set();
  const places = (env.PATH ?? '').split(path.delimiter).filter(Boolean);
  const others = places.map((place, index) => {
    const there = names.filter((name) => isProgram(path.join(place, name)));
    for (const name of there) seen.add(name);
    return there.length === 0 ? place : linked(place, path.join(folder, String(index)), names);
  });
  const { JAVA_HOME: _, ...rest } = env;
  return { env: { ...rest, PATH: others.join(path.delimiter) }, seen: [...seen] };
}

function linked(place, to, except) {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(place))
    if (!except.includes(name)) symlinkSync(path.join(place, name), path.join(to, name));
  return to;
}

function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
