package io.swarmkeeper.cli.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.cli.Calls;
import io.swarmkeeper.cli.ShopUpdate;
import io.swarmkeeper.contract.OperationId;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever knows an id beforehand can put another message under it. */
class RequestIdsTest {
  private final Calls calls = new Calls();

  @Test
  void nobody_can_guess_an_id(@TempDir Path directory) throws Exception {
    ShopUpdate.writeTo(directory);
    calls.in(directory).swarm.answers("plan", ShopUpdate.plan());
    calls.keeper("deploy", "-c", "shop.yml", "shop", "--reason", "v2", "--yes");
    var id = id();
    assertThat(id).matches("d-shop-20261123T201500-[0-9a-z]{25}");
    var bytes = new byte[16];
    new Random(7).nextBytes(bytes);
    assertThat(new BigInteger(id.substring(id.lastIndexOf('-') + 1), 36))
        .isEqualTo(new BigInteger(1, bytes));
  }

  @Test
  void an_operations_id_has_room_for_it_whatever_it_is_about() {
    calls.keeper("drain", "a.very/long-name-of-a-node.in.some.far.away.example", "--reason", "x");
    assertThat(new OperationId(id()).value()).hasSize(64).startsWith("n-a-very-long-name-of--20");
  }

  private String id() {
    return calls.swarm.journal.getFirst().id().value();
  }
}
