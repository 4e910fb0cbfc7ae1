package io.swarmkeeper.indexer.bench;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** As much of HTTP/1.1 as Elasticsearch's clients speak. */
final class HttpMessage {
  private HttpMessage() {}

  /** What a client asks. */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  record Request(String method, String path, Map<String, String> headers, byte[] body) {
    /** Empty when the client has ended the connection. */
    static Optional<Request> read(InputStream in) throws IOException {
      var first = line(in);
      if (first.isEmpty()) {
        return Optional.empty();
      }
      var words = first.split(" ", -1);
      var headers = new HashMap<String, String>();
      for (var line = line(in); !line.isEmpty(); line = line(in)) {
        var colon = line.indexOf(':');
        headers.put(
            line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
      }
      return Optional.of(new Request(words[0], words[1], headers, body(in, headers)));
    }

    Request with(byte[] newBody) {
      return new Request(method, path, headers, newBody);
    }

    boolean isBulk() {
      return path.contains("_bulk");
    }

    Optional<String> contentType() {
      return Optional.ofNullable(headers.get("content-type"));
    }

    Optional<String> accept() {
      return Optional.ofNullable(headers.get("accept"));
    }

    private static byte[] body(InputStream in, Map<String, String> headers) throws IOException {
      var body =
          "chunked".equalsIgnoreCase(headers.get("transfer-encoding"))
              ? chunks(in)
              : in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
      if ("gzip".equals(headers.get("content-encoding"))) {
        try (var unzipped = new GZIPInputStream(new java.io.ByteArrayInputStream(body))) {
          return unzipped.readAllBytes();
        }
      }
      return body;
    }

    private static byte[] chunks(InputStream in) throws IOException {
      var body = new ByteArrayOutputStream();
      while (true) {
        var head = line(in).strip();
        if (head.isEmpty()) {
          throw new EOFException("within a body");
        }
        var size = Integer.parseInt(head, 16);
        body.write(in.readNBytes(size));
        var _ = line(in);
        if (size == 0) {
          return body.toByteArray();
        }
      }
    }

    private static String line(InputStream in) throws IOException {
      var line = new ByteArrayOutputStream();
      for (var c = in.read(); c != '\n'; c = in.read()) {
        if (c < 0) {
          if (line.size() > 0) {
            throw new EOFException("within a line");
          }
          return "";
        }
        if (c != '\r') {
          line.write(c);
        }
      }
      return line.toString(StandardCharsets.US_ASCII);
    }
  }

  /** What is answered. */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  record Answer(int status, String contentType, byte[] body) {
    static Answer of(int status, String json) {
      return new Answer(status, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    void write(OutputStream out) throws IOException {
      var head =
          "HTTP/1.1 %d X\r\nX-elastic-product: Elasticsearch\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
              .formatted(status, contentType, body.length);
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      out.write(body);
      out.flush();
    }
  }
}
