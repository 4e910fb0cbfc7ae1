package io.swarmkeeper.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is remembered is whole, can be checked, and holds no secret. */
@ExtendWith(OurServices.class)
class EvidenceIT {
  private static final String STACK = "story-evidence";
  private static final String CANARY = "hunter2Canary";
  private final Swarm swarm = new Swarm();

  @AfterEach
  void leave_nothing_behind() throws Exception {
    swarm.remove(STACK);
    swarm.close();
  }

  @Test
  void secrets_in_a_stack_file_are_in_no_document_and_in_no_log_and_the_record_is_whole()
      throws Exception {
    var text =
        """
        version: "3.8"
        services:
          web:
            image: %s/web:v1
            environment:
              DB_PASSWORD: %s
              DSN: postgres://app:%s@db:5432/shop
            labels:
              api.token: %s
            command: ["--password", "%s"]
        """
            .formatted(Sandbox.registry(), CANARY, CANARY, CANARY, CANARY);
    var told = Keeper.deploy(STACK, text, "connects to postgres://app:" + CANARY + "@db");
    assertThat(told.exit()).as("%s", told).isZero();
    RawJournal.publish(
        List.of("request.mallory.shop.deploy", "event.planner.operation-ended"),
        "{\"data\":{\"env\":[\"DB_PASSWORD=" + CANARY + "\"]}}");

    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> {
          var ran = Keeper.run("--creds", Sandbox.key("creds/auditor.creds"), "audit", "verify");
          assertThat(ran.exit()).as("%s", ran).isZero();
          assertThat(ran.said()).contains("intact").contains("0 differences");
        });
    assertThat(new Audit().everything()).contains(STACK).doesNotContain(CANARY);
    assertThat(logs()).isNotEmpty();
    for (var log : logs()) {
      assertThat(Files.readString(log)).as("%s", log).doesNotContain(CANARY);
    }
  }

  /** Of our services on this sandbox. */
  private static List<Path> logs() throws IOException {
    var socket = Path.of(Sandbox.sockets().get("node-1").substring("unix://".length()));
    var directory = socket.getParent().resolveSibling("logs");
    var found = new ArrayList<Path>();
    try (var files = Files.list(directory)) {
      files
          .filter(file -> file.toString().matches(".*(planner|executor|watcher|indexer).*\\.log"))
          .forEach(found::add);
    }
    return found;
  }
}
