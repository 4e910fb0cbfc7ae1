package io.swarmkeeper.cli.operation;

import static io.swarmkeeper.cli.ShopUpdate.ACCEPTED;
import static io.swarmkeeper.cli.ShopUpdate.PROGRESS;
import static io.swarmkeeper.cli.ShopUpdate.ended;
import static io.swarmkeeper.cli.ShopUpdate.plan;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.cli.Calls;
import io.swarmkeeper.cli.ShopUpdate;
import io.swarmkeeper.cli.session.GiveUp;
import io.swarmkeeper.contract.Event;
import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.contract.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A deploy, followed until there is something to say of it. */
class OperationFollowerTest {
  private static final String[] DEPLOY = {"deploy", "-c", "shop.yml", "shop", "--reason", "v2"};

  private final Calls calls = new Calls();

  @BeforeEach
  void a_stack_file(@TempDir Path directory) throws IOException {
    ShopUpdate.writeTo(directory);
    calls.in(directory);
  }

  @ParameterizedTest
  @CsvSource({
    "SUCCEEDED,0",
    "ROLLED_BACK,3",
    "PAUSED,4",
    "FAILED,4",
    "ABORTED,4",
    "TIMED_OUT,5",
    "UNKNOWN,5"
  })
  void the_verdict_is_the_exit_code(Verdict verdict, int exit) {
    calls.swarm.answers("plan", plan()).reacts(ACCEPTED).reacts(PROGRESS).reacts(ended(verdict));
    var result = calls.keeper(DEPLOY);
    assertThat(result.exit()).isEqualTo(exit);
    assertThat(result.out())
        .contains("~ service shop_web (3 tasks, restarts)")
        .contains("image: shop/web:1 -> shop/web:2")
        .contains("shop_web: updating, 0 of 3 new and healthy, 1 starting, 2 old")
        .contains(verdict.words() + ": because");
  }

  @Test
  void a_failure_shows_its_evidence_and_how_to_go_on() {
    calls.swarm.answers("plan", plan()).reacts(ACCEPTED).reacts(ended(Verdict.FAILED));
    assertThat(calls.keeper(DEPLOY).out())
        .contains("shop_web on node-2, task t1: never got healthy")
        .contains("    | wget: connection refused")
        .contains("keeper status shop")
        .contains("keeper rollback shop --reason")
        .contains("keeper events --operation d-shop-20261123T201500-");
  }

  @Test
  void no_answer_to_the_request_ends_as_unknown() {
    calls.swarm.answers("plan", plan());
    var result = calls.keeper(DEPLOY);
    assertThat(result.exit()).isEqualTo(5);
    assertThat(result.out())
        .contains("no planner has taken it up")
        .contains("keeper events --follow --operation d-shop-");
  }

  @Test
  void no_verdict_after_the_deadline_ends_as_unknown() {
    calls.swarm.answers("plan", plan()).reacts(ACCEPTED);
    var result = calls.keeper(DEPLOY);
    assertThat(result.exit()).isEqualTo(5);
    assertThat(result.out()).contains("no verdict, although the operation's deadline");
  }

  @Test
  void a_return_has_a_deadline_of_its_own() {
    var later = ACCEPTED.deadline().plusSeconds(60);
    calls
        .swarm
        .answers("plan", plan())
        .reacts(ACCEPTED)
        .reacts(new Event.ReturnStarted("shop", "it failed", List.of("shop_web"), later));
    var result = calls.keeper(DEPLOY);
    assertThat(result.exit()).isEqualTo(5);
    assertThat(result.out()).contains("the operation's deadline (" + later + ") is over");
  }

  @Test
  void a_refusal_by_the_planner_exits_with_1() {
    calls
        .swarm
        .answers("plan", plan())
        .reacts(
            new Event.RequestRefused(
                "deploy", "shop", List.of(Finding.error("shop", "d-7 is still running"))));
    var result = calls.keeper(DEPLOY);
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.out()).contains("nothing was touched").contains("d-7 is still running");
  }

  @Test
  void a_pause_needs_a_person() {
    calls
        .swarm
        .answers("plan", plan())
        .reacts(ACCEPTED)
        .reacts(new Event.OperationPaused(Event.Kind.DEPLOY, "shop", "shop_web is not healthy"));
    var result = calls.keeper(DEPLOY);
    assertThat(result.exit()).isEqualTo(4);
    assertThat(result.out()).contains("shop_web is not healthy").contains("keeper resume d-shop-");
  }

  @Test
  void detached_it_ends_when_the_request_is_taken_up() {
    calls.swarm.answers("plan", plan()).reacts(ACCEPTED);
    var result = calls.keeper("deploy", "-c", "shop.yml", "shop", "--reason", "v2", "--detach");
    assertThat(result.exit()).isZero();
    assertThat(result.out()).contains("accepted: update shop_web");
  }

  @Test
  void an_unconfirmed_publication_ends_as_unknown() {
    calls.swarm.answers("plan", plan()).publishFails(GiveUp.unknown("was not confirmed"));
    var result = calls.keeper(DEPLOY);
    assertThat(result.exit()).isEqualTo(5);
    assertThat(result.err()).contains("was not confirmed");
  }

  @Test
  void as_json_standard_output_holds_nothing_but_messages() {
    calls.swarm.answers("plan", plan()).reacts(ACCEPTED).reacts(ended(Verdict.SUCCEEDED));
    var result = calls.keeper("-o", "json", "deploy", "-c", "shop.yml", "shop", "--reason", "v2");
    assertThat(result.out().lines())
        .hasSize(3)
        .allMatch(line -> line.startsWith("{\"specversion\":\"1.0\""));
    assertThat(result.err()).contains("succeeded: because");
  }

  @Test
  void at_a_terminal_the_block_is_redrawn_and_never_wider_than_the_terminal() {
    calls
        .swarm
        .answers("plan", plan())
        .reacts(ACCEPTED)
        .reacts(PROGRESS)
        .reacts(ended(Verdict.SUCCEEDED));
    var result = calls.atTerminal(60, "y\n").keeper(DEPLOY);
    var block = result.out().substring(result.out().indexOf("[y/N]"));
    assertThat(block).contains("[▒░░]").contains("\u001b[1A");
    assertThat(block.lines().filter(line -> line.contains("░")))
        .allMatch(line -> line.replaceAll("\u001b\\[\\d*[AJ]|\r", "").length() < 60);
  }
}
