package dev.rederive.benchmarks;

import dev.rederive.check.CheckSettings;
import dev.rederive.check.Checker;
import dev.rederive.check.Report;
import dev.rederive.document.Documents;
import dev.rederive.engine.dag.Atom;
import dev.rederive.engine.dag.Dag;
import dev.rederive.engine.dag.Derivatives;
import dev.rederive.engine.modular.ModularIdentityTest;
import dev.rederive.engine.symbolic.Budget;
import dev.rederive.engine.symbolic.SymbolicEngine;
import dev.rederive.math.Model;
import dev.rederive.math.Quantity;
import dev.rederive.meaning.Meaning;
import dev.rederive.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.hipparchus.fraction.BigFraction;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long the stages of a check take once Java is warm: reading, the identity test, the algebra
 * system's proof, a whole document. The claim is the second derivative of a chain of three sigmoids.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class Stages {
  private Source document;
  private SymbolicEngine symbolic;
  private Checker checker;
  private Dag dag;
  private int left;
  private int right;

  /** Reads the write-up and forms the claim. */
  @Setup(Level.Trial)
  public void prepare() throws IOException {
    Path path = Path.of("derivations", "4-three-layers.md");
    document = new Source(path.toString(), Files.readString(path));
    symbolic = new SymbolicEngine();
    checker = new Checker(new CheckSettings(Map.of(), 2, 1, Duration.ofSeconds(60)));
    dag = new Dag();
    int x = dag.variable(new Atom(Quantity.scalar("x"), List.of(), 0));
    int value = x;
    int slope = dag.one;
    for (int layer = 1; layer <= 3; layer++) {
      value = dag.named(new Atom(Quantity.scalar("s" + layer), List.of(), 0), sigmoid(value));
      slope = dag.multiply(slope, dag.multiply(value, dag.subtract(dag.one, value)));
    }
    left = new Derivatives(dag).derivative(value, x);
    right = slope;
  }

  private int sigmoid(int argument) {
    int exponential = dag.unary(dev.rederive.engine.dag.Op.EXP, dag.negate(argument));
    return dag.power(dag.add(dag.one, exponential), BigFraction.MINUS_ONE);
  }

  /** Stops what works in the background. */
  @TearDown(Level.Trial)
  public void stop() {
    symbolic.close();
    checker.close();
  }

  /** From the text of a write-up of some 500 lines to its statements. */
  @Benchmark
  public Model reading() {
    return Meaning.read(Documents.read(document));
  }

  /** The derivative of three sigmoids in a chain, proved modulo random primes. */
  @Benchmark
  public Object identityTest() {
    return ModularIdentityTest.test(dag, new int[] {dag.subtract(left, right)}, 1, 1_000_000_000L);
  }

  /** The same claim proved by the algebra system. */
  @Benchmark
  public Object symbolicProof() {
    return symbolic.prove(dag, left, right, Budget.STANDARD);
  }

  /** The same write-up with every relation judged, on two threads. */
  @Benchmark
  public Report wholeDocument() {
    return checker.check(List.of(document), (done, total) -> {});
  }
}
