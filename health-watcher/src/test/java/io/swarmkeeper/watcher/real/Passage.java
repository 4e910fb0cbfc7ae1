package io.swarmkeeper.watcher.real;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The only way from the watcher to a server; a test can cut it, and open it again. */
final class Passage implements AutoCloseable {
  private final SocketAddress server;
  private final ServerSocketChannel entrance;
  private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;

  private Passage(SocketAddress server, ServerSocketChannel entrance) {
    this.server = server;
    this.entrance = entrance;
    var _ = Thread.ofVirtual().start(this::admit);
  }

  /** To a unix socket, by way of another one. */
  static Passage toSocket(Path socket) throws IOException {
    var entrance = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    entrance.bind(
        UnixDomainSocketAddress.of(Files.createTempDirectory("passage").resolve("engine.sock")));
    return new Passage(UnixDomainSocketAddress.of(socket), entrance);
  }

  /** To a port of this machine, by way of another one. */
  static Passage toPort(int port) throws IOException {
    var loopback = InetAddress.getLoopbackAddress();
    var entrance = ServerSocketChannel.open(StandardProtocolFamily.INET);
    entrance.bind(new InetSocketAddress(loopback, 0));
    return new Passage(new InetSocketAddress(loopback, port), entrance);
  }

  /** As {@code DOCKER_HOST} or a NATS URL wants it. */
  String address() throws IOException {
    return switch (entrance.getLocalAddress()) {
      case InetSocketAddress tcp -> "nats://127.0.0.1:" + tcp.getPort();
      case UnixDomainSocketAddress unix -> "unix://" + unix.getPath();
      default -> throw new IllegalStateException("neither a port nor a unix socket");
    };
  }

  /** Breaks every connection off; new ones can be made. */
  void interrupt() throws IOException {
    for (var channel : open) {
      channel.close();
    }
  }

  /** Breaks every connection off, and lets nobody through. */
  void cut() throws IOException {
    cut = true;
    interrupt();
  }

  /** Lets everybody through again. */
  void heal() {
    cut = false;
  }

  private void admit() {
    try {
      while (entrance.isOpen()) {
        var client = entrance.accept();
        if (cut) {
          client.close();
        } else {
          var _ = Thread.ofVirtual().start(() -> serve(client));
        }
      }
    } catch (IOException e) {
      cut = true;
    }
  }

  private void serve(SocketChannel client) {
    try (client;
        var there = SocketChannel.open(family())) {
      there.connect(server);
      open.add(client);
      open.add(there);
      var back = Thread.ofVirtual().start(() -> carry(there, client));
      carry(client, there);
      back.join();
    } catch (IOException e) {
      open.remove(client); // the server is away: so is the passage
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.removeIf(channel -> !channel.isOpen());
    }
  }

  private ProtocolFamily family() {
    return server instanceof UnixDomainSocketAddress
        ? StandardProtocolFamily.UNIX
        : StandardProtocolFamily.INET;
  }

  /** One direction, until either end is closed; then both are. */
  private static void carry(SocketChannel from, SocketChannel to) {
    var buffer = ByteBuffer.allocate(16 * 1024);
    try (from;
        to) {
      while (from.read(buffer) >= 0) {
        buffer.flip();
        while (buffer.hasRemaining()) {
          var _ = to.write(buffer);
        }
        buffer.clear();
      }
    } catch (IOException e) {
      return; // broken off: that is what a passage is for
    }
  }

  @Override
  public void close() throws IOException {
    entrance.close();
    interrupt();
  }
}
