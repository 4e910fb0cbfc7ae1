package io.swarmkeeper.cli.stack;

import static io.swarmkeeper.cli.ShopUpdate.ended;
import static io.swarmkeeper.cli.TestClock.START;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.cli.Calls;
import io.swarmkeeper.cli.ShopUpdate;
import io.swarmkeeper.contract.Asked;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.contract.Plan;
import io.swarmkeeper.contract.Query.HistoryAnswer;
import io.swarmkeeper.contract.Request;
import io.swarmkeeper.contract.Revision;
import io.swarmkeeper.contract.SideChannel.RegistryLogin;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.contract.Verdict;
import io.swarmkeeper.contract.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command line does about registry credentials. */
class LoginsTest {
  @TempDir Path directory;
  private final Calls calls = new Calls();

  @BeforeEach
  void a_stack_file_and_a_login() throws IOException {
    ShopUpdate.writeTo(directory);
    Files.writeString(
        directory.resolve("config.json"),
        "{\"auths\": {\"registry:5000\": {\"auth\": \"Y2k6aHVzaA==\"}}}");
    calls.in(directory).with("DOCKER_CONFIG", directory.toString());
  }

  @Test
  void a_refresh_is_asked_for_and_shown_as_what_restarts_nothing() {
    calls.swarm.answers("plan", refreshing()).reacts(ended(Verdict.SUCCEEDED));
    var result =
        calls.keeper("deploy", "-c", "shop.yml", "shop", "--reason", "r", "--refresh-logins");
    assertThat(result.exit()).isZero();
    assertThat(result.out())
        .contains("~ service shop_web (3 tasks, restarts nothing)")
        .contains("Registry credentials of 1 service are refreshed; no task of it restarts.");
    var request = (Request.Deploy) calls.swarm.journal.getFirst().message();
    assertThat(request.refreshLogins()).isTrue();
  }

  @Test
  void without_the_option_nothing_of_the_kind_is_asked_for() {
    calls.swarm.answers("plan", refreshing()).reacts(ended(Verdict.SUCCEEDED));
    var _ = calls.keeper("deploy", "-c", "shop.yml", "shop", "--reason", "r");
    var request = (Request.Deploy) calls.swarm.journal.getFirst().message();
    assertThat(request.refreshLogins()).isFalse();
  }

  @Test
  void a_rollback_brings_the_credentials_for_what_the_stack_was() throws UnreadableMessage {
    calls
        .swarm
        .answers("history", new HistoryAnswer(List.of(revision())))
        .reacts(ended(Verdict.SUCCEEDED));
    assertThat(calls.keeper("rollback", "shop", "--reason", "r").exit()).isZero();
    assertThat(calls.swarm.loggedIn)
        .extracting(RegistryLogin::registry)
        .containsOnly("registry:5000");
  }

  @Test
  void which_node_did_not_take_a_login_is_said_and_the_rollback_goes_on() throws UnreadableMessage {
    calls.swarm.untaken = List.of("node-3 did not take it; password: hunter2");
    calls
        .swarm
        .answers("history", new HistoryAnswer(List.of(revision())))
        .reacts(ended(Verdict.SUCCEEDED));
    var result = calls.keeper("rollback", "shop", "--reason", "r");
    assertThat(result.exit()).isZero();
    assertThat(result.err()).contains("warning: node-3 did not take it").doesNotContain("hunter2");
  }

  @Test
  void executors_are_told_once_by_a_plan_and_by_a_deploy() throws IOException {
    Files.writeString(directory.resolve("shop.yml"), "services: {web: {image: 'registry:5000/w'}}");
    calls.swarm.untaken = List.of("node-3 did not take it");
    calls.swarm.answers("plan", refreshing());
    assertThat(calls.keeper("plan", "-c", "shop.yml", "shop").err())
        .contains("warning: node-3 did not take it");
    assertThat(calls.swarm.loggedIn).hasSize(1);
    var result = calls.keeper("deploy", "-c", "shop.yml", "shop", "--reason", "r");
    assertThat(result.err()).contains("warning: node-3 did not take it");
    assertThat(calls.swarm.loggedIn).as("the connection keeps on telling").hasSize(2);
  }

  @Test
  void a_rollback_goes_on_when_nobody_tells_what_the_stack_was() {
    calls.swarm.reacts(ended(Verdict.SUCCEEDED));
    var result = calls.keeper("rollback", "shop", "--reason", "r");
    assertThat(result.exit()).isZero();
    assertThat(result.err()).contains("going on without registry credentials");
    assertThat(calls.swarm.loggedIn).isEmpty();
  }

  private static Plan refreshing() {
    var service =
        new Plan.ServicePlan(
            "shop_web",
            Plan.Action.UPDATE,
            false,
            "is as wanted",
            3,
            12,
            0,
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            true);
    return new Plan(
        "plan-1", "shop", START, List.of(service), List.of(), List.of(), Optional.empty());
  }

  private static Revision revision() throws UnreadableMessage {
    var json =
        "{\"TaskTemplate\":{\"ContainerSpec\":{\"Image\":\"registry:5000/web:1@sha256:0\"}}}";
    var spec = Wire.read(json.getBytes(StandardCharsets.UTF_8), ObjectNode.class);
    return new Revision(
        "shop",
        1,
        START,
        Asked.of("alice", "first"),
        new OperationId("d-1"),
        List.of(new Revision.NamedSpec("shop_web", spec)),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Optional.of(Verdict.SUCCEEDED),
        List.of());
  }
}
