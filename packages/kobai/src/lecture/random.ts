// Python's random numbers, so that a seed here is the same seed there: the Mersenne Twister MT19937.
// Source: Matsumoto & Nishimura 1998, init_by_array of 2002, as CPython's random.seed(int) and random() use them.

const size = 624;
const state = new Uint32Array(size);
/** How many of its words have been given out. */
let used = size;

/** Starts the numbers anew. As in Python the sign of n does not count. */
export function seed(n: number): void {
  if (!Number.isSafeInteger(n)) {
    throw new RangeError(
      `seed: expected a whole number up to 2^53 − 1, got ${n}. Use 0 if you have no preference.`,
    );
  }
  const low = Math.abs(n) >>> 0;
  const high = Math.floor(Math.abs(n) / 2 ** 32);
  initialize(high === 0 ? [low] : [low, high]);
}

function spread(word: number, multiplier: number): number {
  return Math.imul(word ^ (word >>> 30), multiplier);
}

/** Fills the state from a key of 32-bit words: once without it, once with it, once over. */
function initialize(key: readonly number[]): void {
  state[0] = 19650218;
  for (let i = 1; i < size; i++) state[i] = spread(state[i - 1], 1812433253) + i;
  let i = 1;
  for (let k = 0; k < size; k++) {
    const j = k % key.length;
    state[i] = (state[i] ^ spread(state[i - 1], 1664525)) + key[j] + j;
    i = after(i);
  }
  for (let k = 1; k < size; k++) {
    state[i] = (state[i] ^ spread(state[i - 1], 1566083941)) - i;
    i = after(i);
  }
  state[0] = 0x80000000;
  used = size;
}

/** The place after i, in a ring of the places from 1 on; place 0 keeps a copy of the last, for the first to look back on. */
function after(i: number): number {
  if (i < size - 1) return i + 1;
  state[0] = state[size - 1];
  return 1;
}

/** The next 624 words: each from itself, its neighbor and the one 397 further, in a ring. */
function twist(): void {
  for (let i = 0; i < size; i++) {
    const y = (state[i] & 0x80000000) | (state[(i + 1) % size] & 0x7fffffff);
    state[i] = state[(i + 397) % size] ^ (y >>> 1) ^ (y & 1 ? 0x9908b0df : 0);
  }
  used = 0;
}

function word(): number {
  if (used === size) twist();
  let y = state[used++];
  y ^= y >>> 11;
  y ^= (y << 7) & 0x9d2c5680;
  y ^= (y << 15) & 0xefc60000;
  return (y ^ (y >>> 18)) >>> 0;
}

/** A number of 53 random bits: at least 0, less than 1. */
export function random(): number {
  const high = word() >>> 5;
  const low = word() >>> 6;
  return (high * 2 ** 26 + low) / 2 ** 53;
}

// Until someone calls seed, every run differs, as in Python
seed(Math.floor(Math.random() * 2 ** 53));
