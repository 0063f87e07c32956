package dev.rederive.engine.modular;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Products of powers of divisors, shared: equal products are one number, 0 the empty one. A divisor
 * is a polynomial of which only bounds are kept: on its degree, and on log2 of the sum of the
 * absolute values of its coefficients (the height, in units of 2^-16, rounded upwards).
 */
final class Denominators {
  /** More factors in all products together are not kept. */
  private static final long FACTOR_LIMIT = 1 << 23;

  private record Product(int[] divisors, long[] powers) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Product product
          && Arrays.equals(product.divisors, divisors)
          && Arrays.equals(product.powers, powers);
    }

    @Override
    public int hashCode() {
      return 31 * Arrays.hashCode(divisors) + Arrays.hashCode(powers);
    }
  }

  private final List<long[]> divisors = new ArrayList<>();
  private final List<Product> products = new ArrayList<>();
  private final List<long[]> sizes = new ArrayList<>();
  private final Map<Product, Integer> numbers = new HashMap<>();
  private final Map<Long, Integer> joins = new HashMap<>();
  private final Map<Long, Integer> sums = new HashMap<>();

  private long factors;

  Denominators() {
    intern(new Product(new int[0], new long[0]));
  }

  /** A new divisor, as a product with one factor. */
  int divisor(long degree, long height) {
    divisors.add(new long[] {Math.max(0, degree), Math.max(0, height)});
    return intern(new Product(new int[] {divisors.size() - 1}, new long[] {1}));
  }

  long degree(int product) {
    return sizes.get(product)[0];
  }

  long height(int product) {
    return sizes.get(product)[1];
  }

  int times(int a, int b) {
    if (a == 0 || b == 0) {
      return a + b;
    }
    long key = ((long) Math.min(a, b) << 32) | Math.max(a, b);
    return sums.computeIfAbsent(key, k -> merge(List.of(a, b), true));
  }

  /** The least common multiple, divisors taken as independent. */
  int join(int a, int b) {
    if (a == b || b == 0) {
      return a;
    }
    if (a == 0) {
      return b;
    }
    long key = ((long) Math.min(a, b) << 32) | Math.max(a, b);
    return joins.computeIfAbsent(key, k -> merge(List.of(a, b), false));
  }

  /** The least common multiple of many. */
  int join(int[] all, int count) {
    Arrays.sort(all, 0, count);
    int distinct = 0;
    for (int k = 0; k < count; k++) {
      if (all[k] != 0 && (k == 0 || all[k] != all[k - 1])) {
        all[distinct++] = all[k];
      }
    }
    if (distinct <= 2) {
      return distinct == 0 ? 0 : distinct == 1 ? all[0] : join(all[0], all[1]);
    }
    return merge(Arrays.stream(all, 0, distinct).boxed().toList(), false);
  }

  int raised(int a, long power) {
    if (a == 0 || power == 1) {
      return a;
    }
    Product product = products.get(a);
    long[] powers = product.powers.clone();
    for (int k = 0; k < powers.length; k++) {
      powers[k] = Math.multiplyExact(powers[k], power);
    }
    return power == 0 ? 0 : intern(new Product(product.divisors, powers));
  }

  private int merge(List<Integer> all, boolean add) {
    Map<Integer, Long> merged = new TreeMap<>();
    for (int number : all) {
      Product product = products.get(number);
      for (int k = 0; k < product.divisors.length; k++) {
        merged.merge(product.divisors[k], product.powers[k], add ? Math::addExact : Math::max);
      }
    }
    return intern(
        new Product(
            merged.keySet().stream().mapToInt(Integer::intValue).toArray(),
            merged.values().stream().mapToLong(Long::longValue).toArray()));
  }

  private int intern(Product product) {
    Integer known = numbers.get(product);
    if (known != null) {
      return known;
    }
    factors += product.divisors.length;
    if (factors > FACTOR_LIMIT) {
      throw new ArithmeticException("too many different denominators");
    }
    long degree = 0;
    long height = 0;
    for (int k = 0; k < product.divisors.length; k++) {
      long[] divisor = divisors.get(product.divisors[k]);
      degree = Math.addExact(degree, Math.multiplyExact(divisor[0], product.powers[k]));
      height = Math.addExact(height, Math.multiplyExact(divisor[1], product.powers[k]));
    }
    products.add(product);
    sizes.add(new long[] {degree, height});
    numbers.put(product, products.size() - 1);
    return products.size() - 1;
  }
}
