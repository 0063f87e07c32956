package dev.rederive.watch;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Serves one page to browsers on this machine and tells them when there is a new one. Bound to
 * 127.0.0.1; a request that names another host is refused, so that no page from elsewhere can read
 * the write-up through a name that was made to lead here.
 */
public final class PageServer implements AutoCloseable {
  /** Silence is broken this often, so that a browser that is gone is noticed. */
  private static final long HEARTBEAT_MILLIS = 15_000;

  private static final String REFRESH = "refresh.js";

  /** A page that forbids itself to load anything has to be allowed the script and its questions. */
  private static final String OWN_POLICY = "default-src 'none'; script-src ";

  private static final String POLICY_HERE =
      "default-src 'none'; connect-src 'self'; script-src 'self' ";

  private final HttpServer server;
  private final ExecutorService threads;
  private byte[] page = new byte[0];
  private long version;
  private boolean isClosed;

  /**
   * @param port where to listen; 0 for any that is free
   * @throws IOException if the port is taken
   */
  public PageServer(int port) throws IOException {
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    server = HttpServer.create(new InetSocketAddress(loopback, port), 0);
    threads =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "rederive-page");
              thread.setDaemon(true);
              return thread;
            });
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /** Where the page is. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  /**
   * Shows a page from now on, also where the one before it is open.
   *
   * @param html a whole document; a script that renews it is put at the end of its body, and into
   *     its content security policy
   */
  public synchronized void publish(String html) {
    version++;
    String script = "<script src=\"/" + REFRESH + "\" data-version=\"" + version + "\"></script>";
    int end = html.lastIndexOf("</body>");
    String whole = end < 0 ? html + script : html.substring(0, end) + script + html.substring(end);
    page = whole.replaceFirst(OWN_POLICY, POLICY_HERE).getBytes(StandardCharsets.UTF_8);
    notifyAll();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      if (!isForThisHost(exchange.getRequestHeaders())) {
        send(
            exchange,
            403,
            "text/plain",
            "this page is for 127.0.0.1 only\n".getBytes(StandardCharsets.UTF_8));
      } else if (!exchange.getRequestMethod().equals("GET")) {
        send(exchange, 405, "text/plain", new byte[0]);
      } else if (path.equals("/")) {
        send(exchange, 200, "text/html", page());
      } else if (path.equals("/" + REFRESH)) {
        send(exchange, 200, "text/javascript", script());
      } else if (path.equals("/changes")) {
        tellChanges(exchange);
      } else {
        send(exchange, 404, "text/plain", new byte[0]);
      }
    }
  }

  private boolean isForThisHost(Headers headers) {
    int port = server.getAddress().getPort();
    String host = headers.getFirst("Host");
    return host != null && Set.of("127.0.0.1:" + port, "localhost:" + port).contains(host);
  }

  private synchronized byte[] page() {
    return page;
  }

  private static byte[] script() throws IOException {
    try (InputStream stream = PageServer.class.getResourceAsStream(REFRESH)) {
      return stream.readAllBytes();
    }
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", type + "; charset=utf-8");
    headers.set("Cache-Control", "no-store");
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  /** Server-sent events (a part of the HTML standard): the number of the page, and each new one. */
  private void tellChanges(HttpExchange exchange) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", "text/event-stream; charset=utf-8");
    headers.set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(200, 0);
    OutputStream body = exchange.getResponseBody();
    long told = 0;
    while (true) {
      long now = awaitVersionAfter(told);
      if (now < 0) {
        return;
      }
      String event = now == told ? ": still here\n\n" : "data: " + now + "\n\n";
      told = now;
      body.write(event.getBytes(StandardCharsets.UTF_8));
      body.flush();
    }
  }

  /** The version once it is another, or the same after a while; −1 once this is closed. */
  private synchronized long awaitVersionAfter(long told) {
    long end = System.nanoTime() + HEARTBEAT_MILLIS * 1_000_000;
    try {
      long left = HEARTBEAT_MILLIS;
      while (!isClosed && version == told && left > 0) {
        wait(left);
        left = (end - System.nanoTime()) / 1_000_000;
      }
    } catch (InterruptedException e) {
      return -1;
    }
    return isClosed ? -1 : version;
  }

  @Override
  public void close() {
    synchronized (this) {
      isClosed = true;
      notifyAll();
    }
    server.stop(0);
    threads.shutdownNow();
  }
}
