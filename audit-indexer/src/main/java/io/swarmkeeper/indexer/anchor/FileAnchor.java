package io.swarmkeeper.indexer.anchor;

import io.swarmkeeper.record.checkpoint.AnchoredCheckpoint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file that is only appended to, one line a checkpoint, on the disk before it counts. */
public record FileAnchor(Path file) implements Anchor {
  @Override
  public String kind() {
    return "file";
  }

  @Override
  public String place() {
    return file.toAbsolutePath().toString();
  }

  /** A line of which a crash has left a part stays alone: the next one begins behind its end. */
  @Override
  public void append(AnchoredCheckpoint checkpoint) throws NotAnchored {
    try (var channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
      var line = (whole() ? "" : "\n") + checkpoint.line() + "\n";
      var bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        var _ = channel.write(bytes);
      }
      channel.force(true);
    } catch (IOException e) {
      throw new NotAnchored(file + " cannot be appended to: " + e, e);
    }
  }

  private boolean whole() throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
      var end = ByteBuffer.allocate(1);
      return channel.size() == 0
          || (channel.read(end, channel.size() - 1) == 1 && end.get(0) == '\n');
    }
  }
}
