package io.swarmkeeper.cli.stack;

import static io.swarmkeeper.cli.TestClock.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.cli.Calls;
import io.swarmkeeper.cli.GiveUp;
import io.swarmkeeper.contract.Event;
import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.contract.Plan;
import io.swarmkeeper.contract.Request;
import io.swarmkeeper.contract.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeployTest {
  private static final String[] DEPLOY = {"deploy", "-c", "shop.yml", "shop", "--reason", "v2"};
  private static final Event.OperationAccepted ACCEPTED =
      new Event.OperationAccepted(
          Event.Kind.DEPLOY,
          "shop",
          Optional.of(2),
          "update shop_web",
          START.plus(Duration.ofMinutes(30)));
  private static final Event.RolloutProgressed PROGRESS =
      new Event.RolloutProgressed(
          "shop",
          List.of(
              new Event.ServiceProgress(
                  "shop_web", Plan.Action.UPDATE, 3, 2, 1, 0, "updating", Optional.empty())),
          Optional.of("shop_web.1 to be healthy"));

  @TempDir Path directory;
  private final Calls calls = new Calls();

  @BeforeEach
  void a_stack_file() throws IOException {
    Files.writeString(directory.resolve("shop.yml"), "services: {web: {image: shop/web:2}}\n");
    calls.in(directory);
  }

  @Test
  void the_time_of_the_commit_goes_with_the_request_from_the_option_or_the_pipeline() {
    calls.swarm.answers("plan", change()).reacts(ACCEPTED).reacts(ended(Verdict.SUCCEEDED));
    var _ = calls.with("CI_COMMIT_TIMESTAMP", "2026-11-20T10:00:00+01:00").keeper(DEPLOY);

    assertThat(calls.swarm.journal.getFirst().asked().orElseThrow().committedAt())
        .contains(Instant.parse("2026-11-20T09:00:00Z"));
  }

  @Test
  void a_time_of_a_commit_that_is_none_is_refused_before_anything_is_touched() {
    var result = calls.with("KEEPER_COMMIT_TIME", "yesterday").keeper(DEPLOY);

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).contains("'yesterday' is no time of a commit");
    assertThat(calls.swarm.journal).isEmpty();
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
    calls.swarm.answers("plan", change()).reacts(ACCEPTED).reacts(PROGRESS).reacts(ended(verdict));
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
    calls.swarm.answers("plan", change()).reacts(ACCEPTED).reacts(ended(Verdict.FAILED));
    assertThat(calls.keeper(DEPLOY).out())
        .contains("shop_web on node-2, task t1: never got healthy")
        .contains("    | wget: connection refused")
        .contains("keeper status shop")
        .contains("keeper rollback shop --reason")
        .contains("keeper events --operation d-shop-20261123T201500-");
  }

  @Test
  void the_request_carries_the_files_who_and_why() {
    calls.swarm.answers("plan", change()).reacts(ended(Verdict.SUCCEEDED));
    calls.with("KEEPER_BY", "ci/build-7").with("CI", "true").keeper(DEPLOY);
    var request = (Request.Deploy) calls.swarm.journal.getFirst().message();
    assertThat(request.asked().by()).isEqualTo("ci/build-7");
    assertThat(request.asked().channel()).contains("ci");
    assertThat(request.asked().reason()).isEqualTo("v2");
    assertThat(request.source().files().getFirst().text()).contains("shop/web:2");
    assertThat(request.planId()).isEmpty();
  }

  @Test
  void nothing_to_do_publishes_nothing() {
    calls.swarm.answers("plan", plan(Plan.Action.NONE, List.of()));
    var result = calls.keeper(DEPLOY);
    assertThat(result.exit()).isZero();
    assertThat(result.out()).contains("Nothing to do");
    assertThat(calls.swarm.journal).isEmpty();
  }

  @Test
  void a_refused_plan_shows_every_finding_and_publishes_nothing() {
    var findings =
        List.of(
            Finding.error("shop.yml:1:12: services.web", "no image"),
            Finding.error("node-2", "is down"));
    calls.swarm.answers("plan", plan(Plan.Action.UPDATE, findings));
    var result = calls.keeper(DEPLOY);
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err())
        .contains("error: shop.yml:1:12: services.web: no image")
        .contains("error: node-2: is down");
    assertThat(calls.swarm.journal).isEmpty();
  }

  @Test
  void without_a_planner_nothing_is_published() {
    assertThat(calls.keeper(DEPLOY).exit()).isEqualTo(1);
    assertThat(calls.swarm.journal).isEmpty();
  }

  @Test
  void a_person_is_asked_and_may_say_no() {
    calls.swarm.answers("plan", change()).reacts(ended(Verdict.SUCCEEDED));
    var refused = calls.atTerminal(80, "\n").keeper(DEPLOY);
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.out()).contains("Apply? [y/N]");
    assertThat(calls.swarm.journal).isEmpty();
    assertThat(calls.atTerminal(80, "y\n").keeper(DEPLOY).exit()).isZero();
    var request = (Request.Deploy) calls.swarm.journal.getFirst().message();
    assertThat(request.planId()).contains("plan-1");
  }

  @Test
  void with_yes_nobody_is_asked() {
    calls.swarm.answers("plan", change()).reacts(ended(Verdict.SUCCEEDED));
    var result =
        calls
            .atTerminal(80, "")
            .keeper("deploy", "-c", "shop.yml", "shop", "--reason", "v2", "--yes");
    assertThat(result.exit()).isZero();
    assertThat(result.out()).doesNotContain("Apply?");
  }

  @Test
  void another_plan_than_the_one_named_is_refused() {
    var moved = Finding.error("service shop_web", "was changed since: deploy.replicas 2 -> 3");
    calls.swarm.answers("plan", plan(Plan.Action.UPDATE, List.of(moved)));
    var result =
        calls.keeper("deploy", "-c", "shop.yml", "shop", "--reason", "v2", "--plan-id", "plan-0");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err())
        .contains("error: service shop_web: was changed since: deploy.replicas 2 -> 3");
    assertThat(calls.swarm.journal).isEmpty();
  }

  @Test
  void no_answer_to_the_request_ends_as_unknown() {
    calls.swarm.answers("plan", change());
    var result = calls.keeper(DEPLOY);
    assertThat(result.exit()).isEqualTo(5);
    assertThat(result.out())
        .contains("no planner has taken it up")
        .contains("keeper events --follow --operation d-shop-");
  }

  @Test
  void no_verdict_after_the_deadline_ends_as_unknown() {
    calls.swarm.answers("plan", change()).reacts(ACCEPTED);
    var result = calls.keeper(DEPLOY);
    assertThat(result.exit()).isEqualTo(5);
    assertThat(result.out()).contains("no verdict, although the operation's deadline");
  }

  @Test
  void a_refusal_by_the_planner_exits_with_1() {
    calls
        .swarm
        .answers("plan", change())
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
        .answers("plan", change())
        .reacts(ACCEPTED)
        .reacts(new Event.OperationPaused(Event.Kind.DEPLOY, "shop", "shop_web is not healthy"));
    var result = calls.keeper(DEPLOY);
    assertThat(result.exit()).isEqualTo(4);
    assertThat(result.out()).contains("shop_web is not healthy").contains("keeper resume d-shop-");
  }

  @Test
  void detached_it_ends_when_the_request_is_taken_up() {
    calls.swarm.answers("plan", change()).reacts(ACCEPTED);
    var result = calls.keeper("deploy", "-c", "shop.yml", "shop", "--reason", "v2", "--detach");
    assertThat(result.exit()).isZero();
    assertThat(result.out()).contains("accepted: update shop_web");
  }

  @Test
  void an_unconfirmed_publication_ends_as_unknown() {
    calls.swarm.answers("plan", change()).publishFails(GiveUp.unknown("was not confirmed"));
    var result = calls.keeper(DEPLOY);
    assertThat(result.exit()).isEqualTo(5);
    assertThat(result.err()).contains("was not confirmed");
  }

  @Test
  void as_json_standard_output_holds_nothing_but_messages() {
    calls.swarm.answers("plan", change()).reacts(ACCEPTED).reacts(ended(Verdict.SUCCEEDED));
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
        .answers("plan", change())
        .reacts(ACCEPTED)
        .reacts(PROGRESS)
        .reacts(ended(Verdict.SUCCEEDED));
    var result = calls.atTerminal(60, "y\n").keeper(DEPLOY);
    var block = result.out().substring(result.out().indexOf("[y/N]"));
    assertThat(block).contains("[▒░░]").contains("\u001b[1A");
    assertThat(block.lines().filter(line -> line.contains("░")))
        .allMatch(line -> line.replaceAll("\u001b\\[\\d*[AJ]|\r", "").length() < 60);
  }

  @Test
  void plan_says_by_its_exit_code_whether_there_is_something_to_do() {
    calls.swarm.answers("plan", change());
    assertThat(calls.keeper("plan", "-c", "shop.yml", "shop").exit()).isZero();
    var result = calls.keeper("plan", "-c", "shop.yml", "shop", "--exit-code", "-o", "json");
    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.out().lines()).singleElement().asString().startsWith("{\"id\":\"plan-1\"");
  }

  private static Plan change() {
    return plan(Plan.Action.UPDATE, List.of());
  }

  private static Plan plan(Plan.Action action, List<Finding> findings) {
    var changes = List.of(new Plan.FieldChange("image", "shop/web:1", "shop/web:2"));
    var service =
        new Plan.ServicePlan(
            "shop_web",
            action,
            true,
            "the image changes",
            3,
            12,
            0,
            action == Plan.Action.NONE ? List.of() : changes);
    return new Plan("plan-1", "shop", START, List.of(service), List.of(), findings);
  }

  private static Event.OperationEnded ended(Verdict verdict) {
    var evidence =
        new Event.Evidence(
            "shop_web",
            Optional.of("node-2"),
            Optional.of("t1"),
            "never got healthy",
            Optional.of("wget: connection refused\n"),
            START);
    return new Event.OperationEnded(
        Event.Kind.DEPLOY,
        "shop",
        verdict,
        "because",
        verdict == Verdict.SUCCEEDED ? List.of() : List.of(evidence),
        Optional.of(2),
        START,
        Duration.ofSeconds(42));
  }
}
