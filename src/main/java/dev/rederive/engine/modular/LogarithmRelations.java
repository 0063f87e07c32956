package dev.rederive.engine.modular;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds that the argument of a logarithm is a product of arguments seen before, or its square is:
 * {@code u^a = ±b^e c^f d^g}, hence {@code a ln|u| = e ln|b| + f ln|c| + g ln|d|}. So ln det(AB) =
 * ln det A + ln det B is seen, although no factor stands in the polynomial det(AB). Only logarithms
 * that are indeterminates of their own serve as b, c and d.
 */
final class LogarithmRelations {
  /** As many arguments are kept; the tries grow like the cube of it. */
  static final int MOST = 10;

  /** The largest a. */
  static final int ROOT = 2;

  /** The largest |e|; det(cA) of 4 rows is c^4 det A. */
  static final int POWER = 4;

  /** The sum of all exponents in one relation. */
  static final int LENGTH = ROOT + POWER + 2;

  private final Field field;
  private final List<Known> basis = new ArrayList<>();
  private final ResidueMap places = new ResidueMap();

  /** An argument, its inverse and its logarithm. */
  private record Known(long residue, long inverse, long logarithm) {}

  LogarithmRelations(Field field) {
    this.field = field;
  }

  /** How many equations between residues are tried at most for so many arguments. */
  static double tries(double arguments) {
    double kept = Math.min(MOST, arguments);
    double products = (2 * POWER * kept + 1) * (2 * kept + 1);
    return arguments * ROOT * products * 2 * (2 * kept + 1);
  }

  void add(long residue, long inverse, long logarithm) {
    if (basis.size() < MOST) {
      basis.add(new Known(residue, inverse, logarithm));
      int place = basis.size();
      // Kept with the sign of the exponent in the lowest bit.
      places.set(canonical(inverse), 2L * place + 1);
      places.set(canonical(residue), 2L * place);
    }
  }

  private long canonical(long residue) {
    return Math.min(residue, field.prime - residue);
  }

  /** ln|u|, or &minus;1 if no relation was found. */
  long logarithm(long u) {
    long power = u;
    for (int root = 1; root <= ROOT; root++) {
      long multiple = ofProduct(power);
      if (multiple >= 0) {
        return root == 1 ? multiple : field.multiply(multiple, field.inverse(field.of(root)));
      }
      power = field.multiply(power, u);
    }
    return -1;
  }

  private long ofProduct(long product) {
    long plain = ofRest(product, 0);
    if (plain >= 0) {
      return plain;
    }
    for (Known b : basis) {
      long above = product;
      long below = product;
      long multiple = 0;
      for (int e = 1; e <= POWER; e++) {
        above = field.multiply(above, b.inverse);
        below = field.multiply(below, b.residue);
        multiple = field.add(multiple, b.logarithm);
        long found = ofRest(above, multiple);
        found = found >= 0 ? found : ofRest(below, field.negate(multiple));
        if (found >= 0) {
          return found;
        }
      }
    }
    return -1;
  }

  /** The logarithm so far plus that of a rest which is c^f d^g, f and g among −1, 0 and 1. */
  private long ofRest(long rest, long soFar) {
    long last = ofOne(rest);
    if (last >= 0) {
      return field.add(soFar, last);
    }
    for (Known c : basis) {
      last = ofOne(field.multiply(rest, c.inverse));
      if (last >= 0) {
        return field.add(field.add(soFar, c.logarithm), last);
      }
      last = ofOne(field.multiply(rest, c.residue));
      if (last >= 0) {
        return field.add(field.subtract(soFar, c.logarithm), last);
      }
    }
    return -1;
  }

  private long ofOne(long rest) {
    long key = canonical(rest);
    if (key == canonical(field.one)) {
      return 0;
    }
    long place = places.get(key);
    if (place < 0) {
      return -1;
    }
    long logarithm = basis.get((int) (place >> 1) - 1).logarithm;
    return (place & 1) == 0 ? logarithm : field.negate(logarithm);
  }
}
