package dev.rederive.engine.modular;

/**
 * The quantities whose residues serve as keys of one table, and the chance that two different ones
 * share a residue.
 */
final class KeyCount {
  private final int ways;

  /** Zero and one are keys of every table. */
  private double count = 2;

  private double degrees;
  private double bits;
  private double mostBits;
  private double mostDegree;

  /**
   * @param ways in how many ways two keys can meet: as such, as negatives, as reciprocals, as halves
   */
  KeyCount(int ways) {
    this.ways = ways;
  }

  void add(Denominators denominators, Size key) {
    count++;
    double degree = key.totalDegree(denominators);
    degrees += degree;
    mostDegree = Math.max(mostDegree, degree);
    double height = 1 + (double) key.totalHeight(denominators) / Size.BIT;
    bits += height;
    mostBits = Math.max(mostBits, height);
  }

  double keys() {
    return count - 2;
  }

  /**
   * The expected number of pairs that coincide in one evaluation. A difference of two keys, or of
   * what they also stand for, has at most the degrees and the heights of both together.
   *
   * @param conjugates how many conjugates the norm of a difference multiplies
   * @param bitsOfPrime every prime is at least 2 to this power
   */
  double coincidences(double conjugates, double fieldSize, double primes, double bitsOfPrime) {
    double byResidue = ways * count * degrees * conjugates / fieldSize;
    double byPrime =
        2 * mostBits * conjugates < bitsOfPrime
            ? 0
            : ways * count * bits * conjugates / bitsOfPrime / primes;
    return byResidue + byPrime;
  }

  /**
   * The expected number of equations that hold by coincidence, each between a product of keys and
   * &plusmn;1.
   *
   * @param length how many keys a product has at most
   */
  double coincidences(
      double equations,
      int length,
      double conjugates,
      double fieldSize,
      double primes,
      double bitsOfPrime) {
    double byResidue = equations * length * mostDegree * conjugates / fieldSize;
    double height = (length * mostBits + 1) * conjugates;
    double byPrime = height < bitsOfPrime ? 0 : equations * height / bitsOfPrime / primes;
    return byResidue + byPrime;
  }
}
