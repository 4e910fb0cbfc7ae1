package io.swarmkeeper.nats;

import io.swarmkeeper.bus.key.SigningKey;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** NATS' protocol by hand: what the server refuses it says before it answers the next ping. */
final class RawConnection implements AutoCloseable {
  private final Socket socket;
  private final InputStream in;
  private int subscriptions;

  private RawConnection(Socket socket) throws IOException {
    this.socket = socket;
    socket.setTcpNoDelay(true);
    this.in = new BufferedInputStream(socket.getInputStream());
  }

  /** Says who it is; refused with the server's words if that is nobody. */
  static RawConnection open(int port, String publicKey, SigningKey signs) throws IOException {
    var connection = new RawConnection(new Socket(InetAddress.getLoopbackAddress(), port));
    var nonce = connection.line().replaceAll(".*\"nonce\":\"([^\"]*)\".*", "$1");
    var signature = signs.sign(nonce.getBytes(StandardCharsets.US_ASCII));
    connection.send(
        "CONNECT {\"verbose\":true,\"pedantic\":false,\"headers\":true,\"protocol\":1,\"nkey\":\"%s\",\"sig\":\"%s\"}\r\n"
            .formatted(
                publicKey, Base64.getUrlEncoder().withoutPadding().encodeToString(signature)));
    // Nothing more is sent until the server has answered: bytes that it has not read when it closes
    // reset the connection, and its words are lost with it.
    var answer = connection.line();
    if (!answer.equals("+OK")) {
      connection.close();
      throw new IOException(answer);
    }
    return connection;
  }

  static RawConnection open(int port, SigningKey key) throws IOException {
    return open(port, key.publicKey(), key);
  }

  /** Whether it may publish there; the message has no body that means anything. */
  boolean mayPublish(String subject) throws IOException {
    send("PUB " + subject + " 1\r\n?\r\n");
    return isFine();
  }

  boolean maySubscribe(String subject) throws IOException {
    subscriptions++;
    send("SUB " + subject + " " + subscriptions + "\r\n");
    var fine = isFine();
    send("UNSUB " + subscriptions + "\r\n");
    return fine;
  }

  private boolean isFine() throws IOException {
    var complaint = complaint();
    if (!complaint.isEmpty() && !complaint.contains("Permissions Violation")) {
      throw new IOException(complaint);
    }
    return complaint.isEmpty();
  }

  /** What the server has against us so far. */
  private String complaint() throws IOException {
    send("PING\r\n");
    var complaint = "";
    while (true) {
      var line = line();
      if (line.startsWith("-ERR")) {
        complaint = line;
      } else if (line.equals("PONG") || line.isEmpty()) {
        return complaint;
      } else if (line.equals("PING")) {
        send("PONG\r\n");
      }
    }
  }

  private void send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
  }

  private String line() throws IOException {
    var text = new StringBuilder();
    for (var c = in.read(); c != '\n' && c != -1; c = in.read()) {
      if (c != '\r') {
        text.append((char) c);
      }
    }
    return text.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
