package dev.rederive.report.html;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Styles and scripts, the page's own and those of the libraries it carries. */
final class Assets {
  /** The form every browser of the last ten years reads; the two older ones are left out. */
  private static final Pattern FONT =
      Pattern.compile("src:url\\(fonts/([\\w-]+\\.woff2)\\) ?format\\(\"woff2\"\\)[^;}]*");

  private static final String[] OWN_SCRIPTS = {
    "math.js", "marks.js", "plots.js", "network.js", "panel.js", "navigation.js"
  };

  private Assets() {}

  /** Marks the page as one whose scripts run, before anything of it is drawn. */
  static String firstScript() {
    return own("first.js");
  }

  /** What makes the page move. */
  static String script() {
    StringBuilder script = new StringBuilder("'use strict';\nconst rederive = {};\n");
    for (String name : OWN_SCRIPTS) {
      script.append(own(name));
    }
    return script.toString();
  }

  /** The signs of verdicts and kinds, to be used by their ids. */
  static String signs() {
    return own("signs.svg");
  }

  static String style() {
    return own("page.css");
  }

  /** KaTeX, which typesets formulas, with its licence. */
  static String typesettingScript() {
    return licence("katex") + library("katex", "dist/katex.min.js");
  }

  /** The style of typeset formulas, fonts included. */
  static String typesettingStyle() {
    String css = library("katex", "dist/katex.min.css");
    Matcher font = FONT.matcher(css);
    StringBuilder inlined = new StringBuilder();
    while (font.find()) {
      byte[] bytes = bytes(path("katex") + "dist/fonts/" + font.group(1));
      String data = Base64.getEncoder().encodeToString(bytes);
      font.appendReplacement(
          inlined, "src:url(data:font/woff2;base64," + data + ") format(\"woff2\")");
    }
    return font.appendTail(inlined).toString();
  }

  /** D3, which draws the plots: scales, axes and curves. It carries its licence itself. */
  static String plottingScript() {
    return licence("d3") + library("d3", "dist/d3.min.js");
  }

  private static String licence(String library) {
    return "/*!\n" + library(library, "LICENSE").replace("*/", "* /") + "\n*/\n";
  }

  private static String own(String name) {
    return text("/dev/rederive/report/html/" + name);
  }

  private static String library(String library, String file) {
    return text(path(library) + file);
  }

  private static String path(String library) {
    Properties properties = new Properties();
    String place = "/META-INF/maven/org.webjars.npm/" + library + "/pom.properties";
    try (InputStream in = new ByteArrayInputStream(bytes(place))) {
      properties.load(in);
    } catch (IOException e) {
      throw new IllegalStateException("bytes in memory can be read", e);
    }
    return "/META-INF/resources/webjars/" + library + "/" + properties.getProperty("version") + "/";
  }

  /** Line ends as the hash of a script wants them; nothing that would end the element. */
  private static String text(String resource) {
    return new String(bytes(resource), StandardCharsets.UTF_8)
        .replace("\r\n", "\n")
        .replace("</script", "<\\/script");
  }

  private static byte[] bytes(String resource) {
    try (InputStream in = Assets.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the program is incomplete: " + resource + " is missing");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException("the program cannot read its own " + resource, e);
    }
  }
}
