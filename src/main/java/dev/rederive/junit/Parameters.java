package dev.rederive.junit;

import dev.rederive.check.CheckSettings;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.platform.commons.JUnitException;
import org.junit.platform.engine.ConfigurationParameters;

/**
 * The configuration parameters that begin with {@code rederive.}; they mean what the options of the
 * command line mean.
 *
 * @param directories where the write-ups of the project are
 * @param isExplicit whether these were configured, so that one that is missing is an error
 * @param strict whether what was left open fails
 */
record Parameters(
    List<String> directories, boolean isExplicit, boolean strict, CheckSettings settings) {
  private static final String DEFAULT_DIRECTORY = "derivations";

  static final String DIRECTORY = "rederive.directory";
  static final String STRICT = "rederive.strict";
  static final String SIZES = "rederive.sizes";
  static final String SEED = "rederive.seed";
  static final String JOBS = "rederive.jobs";
  static final String TIMEOUT = "rederive.timeout";

  /**
   * @throws JUnitException if a value makes no sense; the message says what to write
   */
  static Parameters of(ConfigurationParameters all) {
    Optional<String> directory = all.get(DIRECTORY).filter(text -> !text.isBlank());
    CheckSettings usual = CheckSettings.DEFAULT;
    CheckSettings settings =
        usual
            .withSizes(sizes(all.get(SIZES).orElse("")))
            .withSeed(number(all, SEED, Long::valueOf, "a whole number").orElse(usual.seed()))
            .withJobs(number(all, JOBS, Parameters::natural, "1 or more").orElse(usual.jobs()))
            .withTimeout(
                number(all, TIMEOUT, Parameters::seconds, "seconds above zero")
                    .orElse(usual.timeout()));
    return new Parameters(
        directory.map(Parameters::list).orElse(List.of(DEFAULT_DIRECTORY)),
        directory.isPresent(),
        all.getBoolean(STRICT).orElse(false),
        settings);
  }

  private static List<String> list(String text) {
    return Stream.of(text.split(",")).map(String::strip).filter(one -> !one.isEmpty()).toList();
  }

  private static Map<String, Integer> sizes(String text) {
    Map<String, Integer> sizes = new LinkedHashMap<>();
    for (String assignment : list(text)) {
      int sign = assignment.lastIndexOf('=');
      try {
        sizes.put(
            assignment.substring(0, sign).strip(), natural(assignment.substring(sign + 1).strip()));
      } catch (IndexOutOfBoundsException | NumberFormatException e) {
        throw nonsense(SIZES, "names with numbers, such as n=784, m=10", text);
      }
    }
    return sizes;
  }

  private static <T> Optional<T> number(
      ConfigurationParameters all, String name, Function<String, T> reading, String expected) {
    Optional<String> text = all.get(name).map(String::strip);
    try {
      return text.map(reading);
    } catch (NumberFormatException | ArithmeticException e) {
      throw nonsense(name, expected, text.orElse(""));
    }
  }

  private static int natural(String digits) {
    int number = Integer.parseInt(digits);
    if (number < 1) {
      throw new NumberFormatException(digits);
    }
    return number;
  }

  private static Duration seconds(String text) {
    long millis = new BigDecimal(text).movePointRight(3).toBigInteger().longValueExact();
    if (millis < 1) {
      throw new NumberFormatException(text);
    }
    return Duration.ofMillis(millis);
  }

  private static JUnitException nonsense(String name, String expected, String text) {
    return new JUnitException(name + " must be " + expected + ", not '" + text + "'");
  }
}
