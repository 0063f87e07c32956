package dev.rederive.engine.modular;

/**
 * The quantities whose residues serve as keys of one table, and the chance that two different ones
 * share a residue.
 */
final class KeyCount {
  /** Zero and one are keys of every table. */
  private double count = 2;

  private double degrees;
  private double bits;
  private double mostBits;

  void add(Denominators denominators, Size key) {
    count++;
    degrees += key.totalDegree(denominators);
    double height = 1 + (double) key.totalHeight(denominators) / Size.BIT;
    bits += height;
    mostBits = Math.max(mostBits, height);
  }

  double keys() {
    return count - 2;
  }

  /**
   * The expected number of pairs that coincide in one evaluation. A key stands for itself, its
   * negative and their reciprocals, so that each pair meets in at most four ways; u/v &minus; u'/v'
   * has at most the degrees and the heights of both together.
   *
   * @param conjugates how many conjugates the norm of a difference multiplies
   * @param bitsOfPrime every prime is at least 2 to this power
   */
  double coincidences(double conjugates, double fieldSize, double primes, double bitsOfPrime) {
    double byResidue = 4 * count * degrees * conjugates / fieldSize;
    double byPrime =
        2 * mostBits * conjugates < bitsOfPrime
            ? 0
            : 4 * count * bits * conjugates / bitsOfPrime / primes;
    return byResidue + byPrime;
  }
}
