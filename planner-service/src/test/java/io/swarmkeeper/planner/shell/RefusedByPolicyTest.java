package io.swarmkeeper.planner.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.Event.RequestRefused;
import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.contract.Finding.Severity;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.Query.ImageAnswer;
import io.swarmkeeper.contract.Query.ImageFound;
import io.swarmkeeper.contract.Query.Platform;
import io.swarmkeeper.contract.Query.SwarmState;
import io.swarmkeeper.contract.Request;
import io.swarmkeeper.planner.OperationKinds;
import io.swarmkeeper.planner.plan.given.KeptRevisions;
import io.swarmkeeper.planner.plan.given.PlanInputs;
import io.swarmkeeper.planner.policy.AdmissionPolicy;
import io.swarmkeeper.planner.policy.PolicyBench;
import io.swarmkeeper.planner.sight.Sight;
import io.swarmkeeper.planner.store.MemoryStore;
import io.swarmkeeper.swarm.Recorded;
import io.swarmkeeper.swarm.view.ClusterView;
import io.swarmkeeper.swarm.view.SwarmReader;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * A deploy that the policy refuses touches nothing, and its plan says all that stands in the way.
 */
final class RefusedByPolicyTest {
  private static final SwarmState STATE = Recorded.nerdDinner();
  private static final Instant NOW = STATE.readAt();
  private static final String FILE =
      """
      version: "3.9"
      services:
        a:
          image: web:v1
          cap_add: [SYS_ADMIN]
          volumes: [/data/../etc:/x, /run/docker.sock:/s]
        b:
          image: web:v1
          deploy: {placement: {constraints: [node.labels.zone==moon]}}
      """;
  private static final Request.Deploy DEPLOY = PolicyBench.deploy("shop", FILE);
  private static final AdmissionPolicy STRICT =
      PolicyBench.policy("host-mounts: refuse\nengine-socket: refuse\ncap-add: warn");

  private final List<Envelope> sent = new ArrayList<>();
  private final MemoryStore store = MemoryStore.sound();

  @Test
  void a_plan_shows_all_that_the_policy_and_the_swarm_say_at_once() throws Exception {
    var plan = drafting(STRICT).of(DEPLOY).plan();
    assertThat(plan.refused()).isTrue();
    assertThat(where(plan.findings(), Severity.ERROR))
        .containsExactlyInAnyOrder(
            "services.a.volumes", "services.a.volumes", "services.b.deploy.placement.constraints");
    assertThat(where(plan.findings(), Severity.WARNING)).contains("services.a.cap_add");
  }

  @Test
  void a_deploy_that_is_refused_touches_nothing() throws Exception {
    ask(STRICT);
    assertThat(store.holds()).isEmpty();
    assertThat(store.revisions("shop")).isEmpty();
    assertThat(sent)
        .singleElement()
        .satisfies(answer ->
            assertThat(((RequestRefused) answer.message()).findings())
                .filteredOn(f -> f.text().contains("the policy refuses that to this stack"))
                .hasSize(2));
  }

  @Test
  void without_a_policy_it_is_only_warned_of() throws Exception {
    var plan = drafting(AdmissionPolicy.USUAL).of(DEPLOY).plan();
    assertThat(where(plan.findings(), Severity.ERROR))
        .containsExactly("services.b.deploy.placement.constraints");
    assertThat(where(plan.findings(), Severity.WARNING))
        .contains("services.a.cap_add", "services.a.volumes");
  }

  private static List<String> where(List<Finding> findings, Severity severity) {
    return findings.stream()
        .filter(f -> f.severity() == severity)
        .map(Finding::where)
        .map(w -> w.substring(w.lastIndexOf(' ') + 1))
        .toList();
  }

  private void ask(AdmissionPolicy policy) throws Exception {
    var operations = new Operations(store, sent::add, OperationKinds.all());
    var drafting = drafting(policy);
    var sight = new Still();
    var clock = Clock.fixed(NOW, ZoneOffset.UTC);
    new DeskParts(sight, drafting, store, sent::add, clock)
        .desk(operations)
        .on(Envelope.of(new MessageId("d-1"), "ops/eve", NOW, DEPLOY), DEPLOY, NOW);
  }

  private LiveDrafting drafting(AdmissionPolicy policy) {
    return new LiveDrafting(
        new Still(),
        RefusedByPolicyTest::found,
        store,
        new Forgetful(),
        new LiveDrafting.Terms(KeptRevisions.USUAL, policy));
  }

  private static ImageAnswer found(List<String> images) {
    return new ImageAnswer(
        images.stream()
            .map(image ->
                new ImageFound(
                    image,
                    Optional.of("sha256:" + "0".repeat(64)),
                    List.of(new Platform("linux", "amd64")),
                    Optional.empty(),
                    Optional.empty()))
            .toList());
  }

  /** A swarm in which nothing happens. */
  private record Still() implements Sight {
    @Override
    public ClusterView view() {
      return SwarmReader.read(STATE, Map.of(), Map.of(), NOW);
    }

    @Override
    public SwarmState look() {
      return STATE;
    }
  }

  /** Remembers no plan. */
  private record Forgetful() implements LiveDrafting.PlanStore {
    @Override
    public void remember(PlanInputs inputs) {}

    @Override
    public Optional<PlanInputs> remembered(String planId) {
      return Optional.empty();
    }
  }
}
