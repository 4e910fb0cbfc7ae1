package io.swarmkeeper.nats;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.bus.key.SigningKey;
import io.swarmkeeper.contract.PublicKey;
import io.swarmkeeper.contract.Subjects;
import io.swarmkeeper.nats.Matrix.Tried;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The matrix test itself misses nothing that the table of roles grants. */
class MatrixTest {
  private static final Changes.Result USERS =
      Changes.of(
          Arguments.read(
              "/nowhere",
              "--swarm",
              "t",
              "--node",
              "one=mgr:manager",
              "--node",
              "two=wrk",
              "--person",
              "dora:deployer",
              "--person",
              "sam:deployer:shop",
              "--person",
              "olga:operator",
              "--person",
              "alf:auditor",
              "--person",
              "rita:reader"),
          Optional.empty(),
          SigningKey::generate);

  @Test
  void each_row_allows_something_that_is_tried() {
    for (var row : Matrix.read().rows()) {
      for (var column : row.allowed()) {
        var user = new Tried(column, MatrixIT.columns().get(column), "KEY");
        assertThat(Attempts.all()).as("%s for %s", row, column).anyMatch(a -> row.is(a, user));
      }
    }
  }

  @Test
  void each_permission_is_tried() {
    var table = new RoleTable(new Subjects("t"), USERS.registry().nodes());
    var untried = new ArrayList<String>();
    for (var user : USERS.registry().users()) {
      var key = user.keys().getFirst();
      var may = table.of(user, key);
      granted(may.publish(), "pub", user, key).forEach(untried::add);
      granted(may.subscribe(), "sub", user, key).forEach(untried::add);
    }
    assertThat(untried).isEmpty();
  }

  private static Stream<String> granted(
      List<String> patterns, String verb, User user, PublicKey key) {
    var tried = new Tried("", user.name(), key.value());
    return patterns.stream()
        .filter(pattern ->
            Attempts.all().stream()
                .filter(action -> action.verb().equals(verb))
                .noneMatch(action -> Matrix.covers(pattern, tried.filled(action.subject()))))
        .map(pattern -> user.name() + " " + verb + " " + pattern);
  }

  @Test
  void the_table_is_about_everybody() {
    var allowed = Matrix.read().rows().stream().flatMap(row -> row.allowed().stream()).distinct();
    assertThat(allowed).containsExactlyInAnyOrderElementsOf(MatrixIT.columns().keySet());
    assertThat(USERS.registry().users())
        .extracting(User::name)
        .containsExactlyInAnyOrderElementsOf(MatrixIT.columns().values());
  }
}
