package io.swarmkeeper.cli.stack;

import static io.swarmkeeper.cli.ShopUpdate.ACCEPTED;
import static io.swarmkeeper.cli.ShopUpdate.ended;
import static io.swarmkeeper.cli.ShopUpdate.plan;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.cli.Calls;
import io.swarmkeeper.cli.ShopUpdate;
import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.contract.Plan;
import io.swarmkeeper.contract.Request;
import io.swarmkeeper.contract.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeployTest {
  private static final String[] DEPLOY = {"deploy", "-c", "shop.yml", "shop", "--reason", "v2"};

  private final Calls calls = new Calls();

  @BeforeEach
  void a_stack_file(@TempDir Path directory) throws IOException {
    ShopUpdate.writeTo(directory);
    calls.in(directory);
  }

  @Test
  void the_time_of_the_commit_goes_with_the_request_from_the_option_or_the_pipeline() {
    calls.swarm.answers("plan", plan()).reacts(ACCEPTED).reacts(ended(Verdict.SUCCEEDED));
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

  @Test
  void the_request_carries_the_files_who_and_why() {
    calls.swarm.answers("plan", plan()).reacts(ended(Verdict.SUCCEEDED));
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
    calls.swarm.answers("plan", plan()).reacts(ended(Verdict.SUCCEEDED));
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
    calls.swarm.answers("plan", plan()).reacts(ended(Verdict.SUCCEEDED));
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
  void plan_says_by_its_exit_code_whether_there_is_something_to_do() {
    calls.swarm.answers("plan", plan());
    assertThat(calls.keeper("plan", "-c", "shop.yml", "shop").exit()).isZero();
    var result = calls.keeper("plan", "-c", "shop.yml", "shop", "--exit-code", "-o", "json");
    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.out().lines()).singleElement().asString().startsWith("{\"id\":\"plan-1\"");
  }
}
