package dev.rederive.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PageServerTest {
  private PageServer server;

  @BeforeEach
  void start() throws IOException {
    server = new PageServer(0);
    server.publish(
        "<html><head><meta content=\"default-src 'none'; script-src 'sha256-x'\"></head>"
            + "<body>one</body></html>");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String get(String path) throws IOException {
    return new String(
        server.address().resolve(path).toURL().openStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Test
  void thePageRenewsItself() throws IOException {
    String page = get("/");
    assertTrue(
        page.contains("one<script src=\"/refresh.js\" data-version=\"1\"></script></body>"), page);
    assertTrue(
        page.contains("\"default-src 'none'; connect-src 'self'; script-src 'self' 'sha256-x'\""),
        page);
    assertTrue(get("/refresh.js").contains("EventSource(\"/changes\")"));
    server.publish("two");
    assertTrue(get("/").startsWith("two<script"));
  }

  @Test
  void browsersAreToldOfEveryPage() {
    assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () -> {
          URI changes = server.address().resolve("/changes");
          try (BufferedReader lines =
              new BufferedReader(
                  new InputStreamReader(changes.toURL().openStream(), StandardCharsets.UTF_8))) {
            assertEquals("data: 1", lines.readLine());
            assertEquals("", lines.readLine());
            server.publish("two");
            assertEquals("data: 2", lines.readLine());
            server.close();
            assertEquals("", lines.readLine());
          }
        });
  }

  /** A page from elsewhere whose name was made to lead here names that name. */
  @Test
  void otherHostsAndMethodsAreRefused() throws IOException {
    int port = server.address().getPort();
    assertEquals("403", status("GET / HTTP/1.1\r\nHost: example.org:" + port));
    assertEquals("403", status("GET / HTTP/1.1\r\nHost: 127.0.0.1"));
    assertEquals("200", status("GET / HTTP/1.1\r\nHost: localhost:" + port));
    assertEquals("405", status("POST / HTTP/1.1\r\nContent-Length: 0\r\nHost: localhost:" + port));
    assertEquals("404", status("GET /../../etc/passwd HTTP/1.1\r\nHost: localhost:" + port));
  }

  private String status(String request) throws IOException {
    try (Socket socket =
        new Socket(InetAddress.getByName("127.0.0.1"), server.address().getPort())) {
      socket
          .getOutputStream()
          .write((request + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      return lines.readLine().split(" ")[1];
    }
  }

  @Test
  void thePageIsForThisMachineOnly() throws IOException {
    assertEquals("127.0.0.1", server.address().getHost());
    HttpURLConnection connection = (HttpURLConnection) server.address().toURL().openConnection();
    assertEquals("no-store", connection.getHeaderField("Cache-Control"));
    assertFalse(connection.getHeaderFields().containsKey("Access-Control-Allow-Origin"));
  }
}
