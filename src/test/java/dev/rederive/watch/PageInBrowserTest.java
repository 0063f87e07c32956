package dev.rederive.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** The served page in a browser: it renews itself and leaves the reader where they were. */
class PageInBrowserTest {
  private static Optional<Path> installed(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .map(entry -> Path.of(entry, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static String page(String word) {
    return """
        <!DOCTYPE html><html><head><meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src %2$s; style-src-attr 'unsafe-inline'">
        <title>%1$s</title></head><body><p style="height: 3000px">%1$s</p>
        <details id="a"><summary>mark</summary>evidence</details>
        <details id="b"><summary>mark</summary>evidence</details>
        <p style="height: 3000px"></p></body></html>
        """
        .formatted(word, "'sha256-" + "A".repeat(43) + "='");
  }

  @Test
  void theReaderKeepsTheirPlace() throws IOException {
    Optional<Path> browser = installed("chromium");
    Optional<Path> driver = installed("chromedriver");
    assumeTrue(
        browser.isPresent() && driver.isPresent(), "there is no chromium with its chromedriver");
    ChromeOptions options = new ChromeOptions();
    options.setBinary(browser.get().toFile());
    options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu");
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder().usingDriverExecutable(driver.get().toFile()).build();
    ChromeDriver chrome = new ChromeDriver(service, options);
    try (PageServer server = new PageServer(0)) {
      server.publish(page("one"));
      chrome.get(server.address().toString());
      JavascriptExecutor script = chrome;
      chrome.findElement(By.cssSelector("#b summary")).click();
      script.executeScript("window.scrollTo(0, 2500)");
      server.publish(page("two"));
      assertTimeoutPreemptively(
          Duration.ofSeconds(60),
          () -> {
            while (!"two".equals(chrome.getTitle())
                || !script.executeScript("return window.scrollY").equals(2500L)) {
              Thread.sleep(20);
            }
          });
      assertTrue(chrome.findElement(By.id("b")).getDomProperty("open").equals("true"));
      assertEquals("false", chrome.findElement(By.id("a")).getDomProperty("open"));
      List<String> problems =
          chrome.manage().logs().get(LogType.BROWSER).getAll().stream()
              .map(Object::toString)
              .filter(line -> !line.contains("favicon"))
              .toList();
      assertEquals(List.of(), problems);
    } finally {
      chrome.quit();
    }
  }
}
