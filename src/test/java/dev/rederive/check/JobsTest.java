package dev.rederive.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class JobsTest {
  private static final Checker.Progress QUIET = (done, total) -> {};

  private static Callable<Judgement> answering(int number) {
    return () -> Judgement.plain(Verdict.PROVED, "task " + number);
  }

  @Test
  void answersComeInTheOrderOfTheTasks() {
    List<Callable<Judgement>> tasks =
        IntStream.range(0, 200).mapToObj(JobsTest::answering).toList();
    List<Judgement> answers = new Jobs(3, Duration.ofSeconds(30)).run(tasks, QUIET);
    for (int k = 0; k < tasks.size(); k++) {
      assertEquals("task " + k, answers.get(k).reason());
    }
  }

  @Test
  void progressCountsUpToTheTotal() {
    List<Integer> seen = new ArrayList<>();
    new Jobs(2, Duration.ofSeconds(30))
        .run(
            IntStream.range(0, 20).mapToObj(JobsTest::answering).toList(),
            (done, total) -> seen.add(done));
    assertEquals(IntStream.rangeClosed(1, 20).boxed().toList(), seen);
  }

  @Test
  void aTaskThatNeverEndsIsCutAndKeepsNoThread() {
    AtomicBoolean release = new AtomicBoolean();
    List<Callable<Judgement>> tasks = new ArrayList<>();
    for (int k = 0; k < 3; k++) {
      tasks.add(
          () -> {
            while (!release.get()) {
              Thread.onSpinWait(); // deaf to interruption
            }
            return Judgement.plain(Verdict.PROVED, "too late");
          });
    }
    tasks.add(answering(3));
    tasks.add(answering(4));
    try {
      List<Judgement> answers = new Jobs(1, Duration.ofMillis(1500)).run(tasks, QUIET);
      for (int k = 0; k < 3; k++) {
        assertEquals(Verdict.UNDECIDED, answers.get(k).verdict());
        assertTrue(answers.get(k).reason().startsWith("cut off by the time limit"));
      }
      assertEquals("task 3", answers.get(3).reason());
      assertEquals("task 4", answers.get(4).reason());
    } finally {
      release.set(true);
    }
  }

  @Test
  void theLimitIsForEachTaskAndNotForTheWait() {
    List<Callable<Judgement>> tasks = new ArrayList<>();
    for (int k = 0; k < 40; k++) {
      tasks.add(
          () -> {
            Thread.sleep(100);
            return Judgement.plain(Verdict.PROVED, "");
          });
    }
    List<Judgement> answers = new Jobs(1, Duration.ofSeconds(3)).run(tasks, QUIET);
    assertTrue(answers.stream().allMatch(answer -> answer.verdict() == Verdict.PROVED));
  }

  @Test
  void aTaskThatFailsIsNotAnsweredFor() {
    List<Callable<Judgement>> tasks =
        List.of(
            answering(0),
            () -> {
              throw new IllegalArgumentException("broken");
            });
    IllegalStateException failure =
        assertThrows(
            IllegalStateException.class,
            () -> new Jobs(2, Duration.ofSeconds(30)).run(tasks, QUIET));
    assertEquals("broken", failure.getCause().getMessage());
  }

  @Test
  void nothingToDoIsDone() {
    assertEquals(List.of(), new Jobs(2, Duration.ofSeconds(1)).run(List.of(), QUIET));
  }
}
