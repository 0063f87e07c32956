package dev.rederive.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.rederive.check.Report;
import dev.rederive.report.Reports;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReproducingCommandTest {
  /** Given to the command line again, the command asks for the same. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--strict --seed 7",
        "--size n=4 --size m=3",
        "--macros own.sty --macros more.sty",
        "--as markdown",
        "--as tex",
        "--as notebook",
        "--as rst"
      })
  void asksForTheSame(String options) {
    Settings settings = settings("check " + options + " sound.md");
    String command =
        ReproducingCommand.of(new Report(List.of(Reports.sound()), settings.seed()), settings);
    Settings again = settings(command.substring("rederive ".length()));
    assertEquals(settings.strictness(), again.strictness());
    assertEquals(settings.seed(), again.seed());
    assertEquals(settings.sizes(), again.sizes());
    assertEquals(settings.reading(), again.reading());
  }

  private static Settings settings(String arguments) {
    Command command = Arguments.parse(arguments.strip().split(" +"));
    return assertInstanceOf(Command.Check.class, command).settings();
  }
}
