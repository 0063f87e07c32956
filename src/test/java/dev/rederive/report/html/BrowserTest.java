package dev.rederive.report.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rederive.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/** Opens annotated articles in a browser, if there is one. */
class BrowserTest {
  private static final String FINDINGS =
      """
      # Findings

      Let $f(x) = x^3$ and $g(x) = f(x)^2$.

      $$f'(x) = 3 x^2$$

      $$f'(x) = 2 x^2$$

      $$\\int f = x^4$$

      $$g'(x) = 6 x^5, \\qquad g'(x) = 5 x^6$$
      """;

  @TempDir private static Path directory;

  private static Browser browser;
  private static ChromeDriver driver;
  private static String several;
  private static String hostile;
  private static String one;

  @BeforeAll
  static void start() throws IOException {
    browser = Browser.start(directory.resolve("profile"));
    driver = browser.driver();
    several =
        write(
            "several.html",
            Pages.file("derivations/3-xor.md"),
            Pages.file("derivations/9-geron.md"),
            new Source("findings.md", FINDINGS));
    hostile = write("hostile.html", new Source("hostile.md", Pages.HOSTILE));
    one = write("one.html", new Source("findings.md", FINDINGS));
  }

  private static String write(String name, Source... sources) throws IOException {
    return Files.writeString(directory.resolve(name), Pages.page(sources)).toUri().toString();
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void forgetLogs() {
    browser.messages();
    browser.requests();
    browser.colours("light");
    browser.size(1400, 1000);
  }

  private static void open(String page) {
    driver.get("about:blank");
    driver.get(page);
  }

  private static Object run(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  private static long count(String selector) {
    return (Long) run("return document.querySelectorAll(arguments[0]).length", selector);
  }

  private static WebElement find(String selector) {
    return driver.findElement(By.cssSelector(selector));
  }

  private static void press(CharSequence... keys) {
    driver.switchTo().activeElement().sendKeys(keys);
  }

  /** As a reader does: down the page, a window at a time, until nothing more is typeset. */
  private static void readToTheEnd() {
    driver.manage().timeouts().scriptTimeout(java.time.Duration.ofSeconds(60));
    driver.executeAsyncScript(
        """
        const done = arguments[arguments.length - 1];
        const step = () => {
          window.scrollBy(0, window.innerHeight);
          const atEnd = window.scrollY + window.innerHeight >= document.documentElement.scrollHeight - 2;
          setTimeout(atEnd ? () => setTimeout(done, 100) : step, 40);
        };
        step();
        """);
  }

  private static void assertQuiet() {
    assertEquals(List.of(), browser.messages(), "messages on the console");
    assertEquals(List.of(), browser.requests(), "requests");
  }

  @Test
  void allMathematicsIsTypesetAndNothingIsFetched() {
    open(several);
    assertEquals(0, count("main > article.current"), "the index comes first");
    for (WebElement link : driver.findElements(By.cssSelector(".index a"))) {
      run("arguments[0].click()", link);
      readToTheEnd();
      assertEquals(1, count("main > article.current"));
      assertEquals(0, count("article.current .math:not([data-done])"), "left to typeset");
      assertTrue(
          count("article.current .math > .katex, article.current .math > .katex-display") > 3);
      run("location.hash = '#overview'");
    }
    assertEquals(0, count(".katex-error, article:not(#doc-findings-md) .untypeset"));
    // Every sign that stands in a formula was found again in the typeset one.
    assertEquals(
        0,
        (Long)
            run(
                """
        return [...document.querySelectorAll('article .mark')].filter((mark) => {
          const math = rederive.marks.formula(mark);
          return math.querySelector('.katex') && !math.querySelector(`[data-sign="${mark.dataset.sign}"]`);
        }).length
        """));
    assertQuiet();
  }

  @Test
  void marksStandInTheMarginBesideTheirSigns() {
    open(several + "#doc-derivations-3-xor-md");
    readToTheEnd();
    List<?> astray =
        (List<?>)
            run(
                """
        return [...document.querySelectorAll('article.current .formula .mark')].map((mark) => {
          const sign = rederive.marks.anchor(mark).getBoundingClientRect();
          const box = mark.getBoundingClientRect();
          const apart = Math.abs(box.top + box.height / 2 - sign.top - sign.height / 2);
          const prose = mark.closest('.prose').getBoundingClientRect();
          return { id: mark.id, apart, isOutside: box.right > prose.left || box.left < 0 };
        }).filter((one) => one.apart > 60 || one.isOutside)
        """);
    assertEquals(List.of(), astray);
    assertQuiet();
  }

  @Test
  void aMarkOpensWhatStandsBehindItWithMouseAndKeys() {
    open(several + "#doc-derivations-3-xor-md");
    WebElement mark =
        (WebElement)
            run(
                "return [...document.querySelectorAll('article.current .mark.proved')]"
                    + ".find((one) => (rederive.panel.documentData(one.closest('article'))"
                    + ".relations[one.dataset.at].network))");
    run("arguments[0].scrollIntoView({ block: 'center' })", mark);
    mark.click();
    assertEquals("true", mark.getAttribute("aria-expanded"));
    WebElement panel = find("#" + mark.getAttribute("aria-controls"));
    String text = panel.getText();
    for (String row :
        List.of(
            "proved",
            "Left",
            "Right",
            "Read as",
            "Rests on",
            "Derivative found",
            "Evidence",
            "Three gradients",
            "Error against step",
            "Network")) {
      assertTrue(text.contains(row), row + " in " + text);
    }
    assertTrue(count(".panel svg.plot path.curve") == 1);
    assertTrue(count(".panel .network .about") >= 2, "the weight is set off");
    assertEquals(0, count(".panel .untypeset, .panel .katex-error"));
    mark.sendKeys(Keys.ESCAPE);
    assertEquals(0, count(".panel"));
    mark.sendKeys(Keys.ENTER);
    assertEquals(1, count(".panel"));
    find(".panel .close").click();
    assertEquals(mark, driver.switchTo().activeElement());
    assertEquals("false", mark.getAttribute("aria-expanded"));
    assertQuiet();
  }

  /** Also what was read of vectors and matrices, and what the checker made up. */
  @Test
  void theFormulasBehindEveryMarkAreTypeset() {
    open(several);
    run("document.querySelectorAll('article .mark').forEach((mark) => mark.click())");
    assertEquals(count("article .mark"), count(".panel"));
    assertTrue((Boolean) run("return document.body.textContent.includes('and for any element')"));
    assertEquals(
        List.of(),
        run(
            """
        return [...document.querySelectorAll('.panel .untypeset, .panel .katex-error')]
          .filter((one) => one.closest('article').id !== 'doc-findings-md')
          .map((one) => one.textContent)
        """));
    assertQuiet();
  }

  @Test
  void aDefinitionThatIsUsedLeadsToItsPlace() {
    open(one);
    WebElement mark = find(".mark.refuted");
    mark.click();
    WebElement link = find(".panel .uses a");
    String target = link.getAttribute("href").replaceAll(".*#", "");
    link.click();
    assertTrue(driver.getCurrentUrl().endsWith("#" + target));
    assertEquals(target, driver.switchTo().activeElement().getAttribute("id"));
    assertQuiet();
  }

  @Test
  void theResultOfARepeatHasItsCourse() {
    open(several + "#doc-derivations-9-geron-md");
    WebElement mark =
        (WebElement)
            run(
                "return [...document.querySelectorAll('article.current .mark')]"
                    + ".find((one) => (rederive.panel.documentData(one.closest('article'))"
                    + ".relations[one.dataset.at].run))");
    run("arguments[0].click()", mark);
    assertEquals(1, count(".panel svg.plot path.curve"));
    assertTrue(find(".panel figcaption").getText().contains("steps"));
    assertQuiet();
  }

  @Test
  void filtersShowOneVerdictOnly() {
    open(one);
    long all = count("article .mark");
    WebElement filter = find(".filter.refuted");
    filter.click();
    assertEquals("true", filter.getAttribute("aria-pressed"));
    assertEquals(2, count("article .mark:not(.filtered)"));
    assertFalse(find(".mark.proved").isDisplayed());
    filter.click();
    assertEquals(all, count("article .mark:not(.filtered)"));
    assertTrue(find(".mark.proved").isDisplayed());
    assertQuiet();
  }

  @Test
  void keysGoThroughTheFindings() {
    open(one);
    press("n");
    WebElement first = driver.switchTo().activeElement();
    assertTrue(first.getAttribute("class").contains("refuted"));
    assertEquals("1 of 3", find("#position").getText());
    assertEquals(1, count(".panel"));
    press("n");
    assertTrue(driver.switchTo().activeElement().getAttribute("class").contains("unread"));
    press("n");
    assertTrue(driver.switchTo().activeElement().getAttribute("class").contains("refuted"));
    press("n");
    assertEquals(first, driver.switchTo().activeElement(), "round again");
    press("p");
    assertEquals("3 of 3", find("#position").getText());
    find("#previous").click();
    assertEquals("2 of 3", find("#position").getText());
    assertQuiet();
  }

  @Test
  void theFirstStopOfTheKeyboardLeadsPastTheBar() {
    open(one);
    press(Keys.TAB);
    assertEquals("Skip to the text", driver.switchTo().activeElement().getText());
    press(Keys.ENTER);
    press(Keys.TAB);
    assertTrue((Boolean) run("return document.activeElement.closest('article') !== null"));
  }

  @Test
  void theTextOfADocumentRunsNothing() {
    open(hostile);
    readToTheEnd();
    for (WebElement mark : driver.findElements(By.cssSelector(".mark"))) {
      run("arguments[0].click()", mark);
    }
    assertEquals("hostile.md · rederive", driver.getTitle());
    assertEquals(
        0,
        count("article :is(img, iframe, object, embed, form, input, style, link, script, base)")
            + count("article a[href^='javascript'], article [onclick], article [onerror]"));
    assertTrue(find(".toolbar").isDisplayed());
    assertQuiet();
  }

  /** Looked at by people; kept out of the repository. */
  @Test
  void picturesAtThreeWidthsInLightAndDark() throws IOException {
    Path pictures = Files.createDirectories(Path.of("target", "screenshots"));
    for (int width : new int[] {1400, 900, 390}) {
      for (String colours : List.of("light", "dark")) {
        browser.size(width, 1400);
        browser.colours(colours);
        for (Map.Entry<String, String> page :
            Map.of(
                    "index",
                    several,
                    "findings",
                    one,
                    "article",
                    several + "#doc-derivations-3-xor-md")
                .entrySet()) {
          open(page.getValue());
          if (page.getKey().equals("findings")) {
            press("n");
          }
          run("return document.fonts.ready");
          assertTrue(
              (Long) run("return document.documentElement.scrollWidth") <= width,
              page.getKey() + " is wider than " + width);
          Object picture = driver.executeCdpCommand("Page.captureScreenshot", Map.of()).get("data");
          Files.write(
              pictures.resolve(page.getKey() + "-" + width + "-" + colours + ".png"),
              Base64.getDecoder().decode((String) picture));
        }
      }
    }
    assertQuiet();
  }

  /** A test that cannot fail says nothing: what is forbidden is noticed. */
  @Test
  void forbiddenScriptsAreNoticed() throws IOException {
    String page = Files.readString(Path.of(java.net.URI.create(one)));
    Path broken = directory.resolve("broken.html");
    Files.writeString(
        broken,
        page.replace(
            "</main>", "</main><script>document.title = 'hacked'</script><img src='x.png'>"));
    open(broken.toUri().toString());
    assertEquals("findings.md · rederive", driver.getTitle());
    assertFalse(browser.messages().isEmpty());
  }
}
