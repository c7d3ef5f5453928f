// Numbers that hot loops use stand alone, in a file that imports nothing, so that the bundler writes them in.

/** A node of the heap has four children. */
export const ARITY_BITS = 2;
export const ARITY = 4;
/** 2^47: a priority below 16 times it, and a sequence number below it, make one exact number. */
export const PRIORITY_FACTOR = 0x8000_0000_0000;
/** A row of the heap: time, then priority and sequence in one number. */
export const HEAP_ROW = 2;
/** A posted event's subject, below 2^27, stands above so many bits of its code. */
export const CODE_BITS = 4;
export const CODE_MASK = 15;

/** Columns of a slot's row: what the event is, whom it is about, where it stands in the heap (-1 for nowhere), how often the slot was used. */
export const CODE = 0;
export const SUBJECT = 1;
export const AT = 2;
export const USE = 3;
/** Length of a slot's row. */
export const SLOT_ROW = 4;
