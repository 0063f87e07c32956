package dev.rederive.engine.modular;

import java.util.function.LongSupplier;

/** A map from residues other than 0 to residues, by open addressing. */
final class ResidueMap {
  private static final int FEWEST = 64;
  private static final int MOST_EXPECTED = 1 << 20;

  /** Each key, or 0, and its value behind it: to find one is to find the other. A third is free. */
  private long[] entries;

  private int size;

  ResidueMap() {
    this(0);
  }

  /**
   * @param expected how many keys there may be; more are no harm
   */
  ResidueMap(int expected) {
    int slots = FEWEST;
    while (2L * slots < 3L * Math.min(expected, MOST_EXPECTED)) {
      slots *= 2;
    }
    entries = new long[2 * slots];
  }

  /** The value of a key, or &minus;1. */
  long get(long key) {
    int at = find(key);
    return entries[at] == 0 ? -1 : entries[at + 1];
  }

  /** The value of a key, made if it has none. */
  long get(long key, LongSupplier made) {
    int at = find(key);
    if (entries[at] != 0) {
      return entries[at + 1];
    }
    long value = made.getAsLong();
    add(at, key, value);
    return value;
  }

  /** Adds a key or replaces its value. */
  void set(long key, long value) {
    int at = find(key);
    if (entries[at] == 0) {
      add(at, key, value);
    } else {
      entries[at + 1] = value;
    }
  }

  /** Adds a key that is not there. */
  void put(long key, long value) {
    add(find(key), key, value);
  }

  private void add(int at, long key, long value) {
    entries[at] = key;
    entries[at + 1] = value;
    if (3 * ++size > entries.length) {
      grow();
    }
  }

  private void grow() {
    long[] old = entries;
    entries = new long[2 * old.length];
    for (int k = 0; k < old.length; k += 2) {
      if (old[k] != 0) {
        int at = find(old[k]);
        entries[at] = old[k];
        entries[at + 1] = old[k + 1];
      }
    }
  }

  /** Where a key is, or where it would be put. */
  private int find(long key) {
    int mask = entries.length - 2;
    int at = (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) << 1 & mask;
    while (entries[at] != 0 && entries[at] != key) {
      at = at + 2 & mask;
    }
    return at;
  }
}
