package dev.rederive.engine.modular;

/** A map from residues other than 0 to residues, by open addressing. */
final class ResidueMap {
  private long[] keys = new long[64];
  private long[] values = new long[64];
  private int size;

  /** The value of a key, or &minus;1. */
  long get(long key) {
    int mask = keys.length - 1;
    for (int slot = slot(key, mask); keys[slot] != 0; slot = (slot + 1) & mask) {
      if (keys[slot] == key) {
        return values[slot];
      }
    }
    return -1;
  }

  /** Adds a key or replaces its value. */
  void set(long key, long value) {
    int mask = keys.length - 1;
    for (int slot = slot(key, mask); keys[slot] != 0; slot = (slot + 1) & mask) {
      if (keys[slot] == key) {
        values[slot] = value;
        return;
      }
    }
    put(key, value);
  }

  /** Adds a key that is not there. */
  void put(long key, long value) {
    if (2 * ++size > keys.length) {
      long[] oldKeys = keys;
      long[] oldValues = values;
      keys = new long[2 * oldKeys.length];
      values = new long[keys.length];
      for (int k = 0; k < oldKeys.length; k++) {
        if (oldKeys[k] != 0) {
          insert(oldKeys[k], oldValues[k]);
        }
      }
    }
    insert(key, value);
  }

  private void insert(long key, long value) {
    int mask = keys.length - 1;
    int slot = slot(key, mask);
    while (keys[slot] != 0) {
      slot = (slot + 1) & mask;
    }
    keys[slot] = key;
    values[slot] = value;
  }

  private static int slot(long key, int mask) {
    return (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & mask;
  }
}
