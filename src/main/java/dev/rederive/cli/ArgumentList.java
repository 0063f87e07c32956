package dev.rederive.cli;

import dev.rederive.input.Inputs;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Arguments sorted into options and operands, in the order they were written: {@code --name value},
 * {@code --name=value}, and after {@code --} operands alone. A lone {@code -} is an operand.
 *
 * @param options every occurrence of an option
 * @param operands the rest
 */
record ArgumentList(List<Occurrence> options, List<String> operands) {
  /**
   * An option where it was written.
   *
   * @param value its value; empty text for an option that takes none
   */
  record Occurrence(Option option, String value) {}

  /**
   * Sorts the arguments that follow the verb.
   *
   * @throws Misuse if an option is unknown, not for this verb, repeated without sense, or its value
   *     is missing or superfluous
   */
  static ArgumentList sort(Verb verb, List<String> arguments) throws Misuse {
    List<Occurrence> options = new ArrayList<>();
    List<String> operands = new ArrayList<>();
    Set<Option> seen = EnumSet.noneOf(Option.class);
    String help = "; see rederive " + verb.label() + " --help";
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (argument.equals("--")) {
        operands.addAll(arguments.subList(i + 1, arguments.size()));
        break;
      }
      if (!argument.startsWith("-") || argument.equals(Inputs.STANDARD_INPUT)) {
        operands.add(argument);
        continue;
      }
      int sign = argument.startsWith("--") ? argument.indexOf('=') : -1;
      String name = sign < 0 ? argument : argument.substring(0, sign);
      Option option = Option.named(name).filter(verb::accepts).orElse(null);
      if (option == null) {
        throw new Misuse("unknown option '" + name + "'" + help);
      }
      if (!seen.add(option) && !option.isRepeatable()) {
        throw new Misuse(name + " is given twice; give it once");
      }
      String value = sign < 0 ? "" : argument.substring(sign + 1);
      if (option.valueLabel().isEmpty()) {
        if (sign >= 0) {
          throw new Misuse(name + " takes no value" + help);
        }
      } else if (sign < 0) {
        if (++i == arguments.size()) {
          throw new Misuse(name + " needs a value, " + option.valueLabel().get() + help);
        }
        value = arguments.get(i);
      }
      options.add(new Occurrence(option, value));
    }
    return new ArgumentList(List.copyOf(options), List.copyOf(operands));
  }

  boolean has(Option option) {
    return value(option).isPresent();
  }

  /** The value of an option that can be given once. */
  Optional<String> value(Option option) {
    return values(option).stream().findFirst();
  }

  List<String> values(Option option) {
    return options.stream().filter(o -> o.option() == option).map(Occurrence::value).toList();
  }
}
