/** Variates are drawn 2^BLOCK_BITS at a time. In a file of its own, which imports nothing, the bundler writes it into loops. */
export const BLOCK_BITS = 7;
