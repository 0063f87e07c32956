package dev.rederive.engine.enclosing;

import java.util.concurrent.ConcurrentHashMap;

/** The elementary functions of one precision, each with its tables built on first use and shared. */
final class Kernels {
  private static final ConcurrentHashMap<Integer, Kernels> BY_PRECISION = new ConcurrentHashMap<>();

  private final int precision;
  // Each kernel is a function of the precision alone: two threads that both build one build equals.
  private volatile ExponentialKernel exponential;
  private volatile LogarithmKernel logarithm;
  private volatile CircularKernel circular;
  private volatile ArcTangentKernel arcTangent;
  private volatile Interval pi;

  private Kernels(int precision) {
    this.precision = precision;
  }

  static Kernels of(int precision) {
    return BY_PRECISION.computeIfAbsent(precision, Kernels::new);
  }

  ExponentialKernel exponential() {
    ExponentialKernel known = exponential;
    return known != null ? known : (exponential = new ExponentialKernel(precision));
  }

  LogarithmKernel logarithm() {
    LogarithmKernel known = logarithm;
    return known != null ? known : (logarithm = new LogarithmKernel(precision));
  }

  CircularKernel circular() {
    CircularKernel known = circular;
    return known != null ? known : (circular = new CircularKernel(precision));
  }

  ArcTangentKernel arcTangent() {
    ArcTangentKernel known = arcTangent;
    return known != null ? known : (arcTangent = new ArcTangentKernel(precision));
  }

  Interval pi() {
    Interval known = pi;
    if (known == null) {
      int bits = precision + 8;
      known = Interval.around(FixedPointConstants.pi(bits), 1, -bits, precision);
      pi = known;
    }
    return known;
  }
}
