package io.swarmkeeper.nats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.swarmkeeper.nats.Matrix.Action;
import io.swarmkeeper.nats.Matrix.Tried;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every role tries everything, and may do what {@code matrix.md} says and nothing else. */
class MatrixIT {
  private static final Map<String, String> COLUMNS = columns();

  @TempDir Path directory;

  /** The columns of the table, and who stands in each. */
  static Map<String, String> columns() {
    var columns = new LinkedHashMap<String, String>();
    columns.put("installer", "installer");
    columns.put("planner", "planner");
    columns.put("executor-manager", "executor-one");
    columns.put("executor-worker", "executor-two");
    columns.put("watcher on a manager", "watcher-one");
    columns.put("watcher on a worker", "watcher-two");
    columns.put("indexer", "indexer");
    columns.put("deployer", "dora");
    columns.put("deployer of shop", "sam");
    columns.put("operator", "olga");
    columns.put("auditor", "alf");
    columns.put("reader", "rita");
    return columns;
  }

  @ParameterizedTest
  @MethodSource("io.swarmkeeper.nats.Servers#both")
  void everybody_may_do_what_the_table_says_and_nothing_else(Servers.Newest which)
      throws IOException, InterruptedException {
    assumeTrue(which.binary().isPresent(), which.reason());
    var matrix = Matrix.read();
    var wrong = new ArrayList<String>();
    try (var server = ConfiguredServer.start(which.binary().orElseThrow(), directory)) {
      for (var column : COLUMNS.entrySet()) {
        var key = server.key(column.getValue());
        var user = new Tried(column.getKey(), column.getValue(), key.publicKey());
        try (var connection = RawConnection.open(server.port(), key)) {
          for (var action : Attempts.all()) {
            var allowed = tried(connection, action.by(user));
            if (allowed != matrix.allows(action, user)) {
              wrong.add(user.column() + (allowed ? " may: " : " may not: ") + action.by(user));
            }
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static boolean tried(RawConnection connection, Action action) throws IOException {
    return action.verb().equals("pub")
        ? connection.mayPublish(action.subject())
        : connection.maySubscribe(action.subject());
  }
}
