package io.swarmkeeper.planner.plan.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Plan.FieldChange;
import io.swarmkeeper.contract.Query.SwarmState;
import io.swarmkeeper.swarm.Recorded;
import io.swarmkeeper.swarm.spec.ObjectNames;
import io.swarmkeeper.swarm.spec.SpecComparison;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When are two specs the same, and what is a difference called. */
final class SpecComparisonTest {
  private static final SwarmState OPTIONS = Recorded.state("options");

  @ParameterizedTest
  @ValueSource(strings = {"nerd-dinner-1", "nerd-dinner-2", "options"})
  void what_the_cli_posted_is_the_same_as_what_the_engine_made_of_it(String name) {
    var state = Recorded.state(name);
    var wanted = Recorded.services(name);
    assertThat(wanted).isNotEmpty();
    wanted.forEach((service, body) -> {
      var difference = SpecComparison.of(body, spec(state, service), ObjectNames.of(state));
      assertThat(difference.changes()).as(service).isEmpty();
      assertThat(difference.task() || difference.placement() || difference.endpoint())
          .as("the engine would replace tasks of " + service)
          .isFalse();
    });
  }

  @Test
  void of_the_ten_services_only_the_homepage_differs_in_the_second_file() {
    var state = Recorded.state("nerd-dinner-1");
    var changed =
        Recorded.services("nerd-dinner-2").entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    e ->
                        SpecComparison.of(
                                e.getValue(), spec(state, e.getKey()), ObjectNames.of(state))
                            .changes()))
            .entrySet()
            .stream()
            .filter(e -> !e.getValue().isEmpty())
            .toList();
    assertThat(changed).hasSize(1);
    assertThat(changed.getFirst().getKey()).isEqualTo("planrec_nerd-dinner-homepage");
    assertThat(changed.getFirst().getValue())
        .extracting(FieldChange::field)
        .containsExactly("image");
  }

  /**
   * Columns: where, the new JSON (or - for none), the field, whether the engine counts it as the
   * task's.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/Labels/k | \"w\" | deploy.labels.k | false",
        "/Labels/new | \"\" | deploy.labels.new | false",
        "/Labels/k | - | deploy.labels.k | false",
        "/Mode/Replicated/Replicas | 0 | deploy.replicas | false",
        "/Mode/Replicated/Replicas | 3 | deploy.replicas | false",
        "/UpdateConfig/Parallelism | 1 | deploy.update_config.parallelism | false",
        "/UpdateConfig/Delay | 2000000000 | deploy.update_config.delay | false",
        "/UpdateConfig/FailureAction | \"pause\" | deploy.update_config.failure_action | false",
        "/UpdateConfig/Monitor | 6000000000 | deploy.update_config.monitor | false",
        "/UpdateConfig/MaxFailureRatio | 0.4 | deploy.update_config.max_failure_ratio | false",
        "/UpdateConfig/Order | \"stop-first\" | deploy.update_config.order | false",
        "/RollbackConfig/Parallelism | 0 | deploy.rollback_config.parallelism | false",
        "/RollbackConfig/Order | \"start-first\" | deploy.rollback_config.order | false",
        "/EndpointSpec/Mode | \"dnsrr\" | deploy.endpoint_mode | false",
        "/EndpointSpec/Ports/0/TargetPort | 8080 | ports | false",
        "/EndpointSpec/Ports/0/PublishMode | \"host\" | ports | false",
        "/TaskTemplate/Placement/Constraints/0 | \"node.role == worker\" | deploy.placement.constraints | false",
        "/TaskTemplate/Placement/MaxReplicas | 1 | deploy.placement.max_replicas_per_node | false",
        "/TaskTemplate/Placement/Platforms/0/OS | \"windows\" | deploy.placement.platforms | false",
        "/TaskTemplate/RestartPolicy/Condition | \"any\" | deploy.restart_policy.condition | true",
        "/TaskTemplate/RestartPolicy/Delay | 0 | deploy.restart_policy.delay | true",
        "/TaskTemplate/RestartPolicy/MaxAttempts | 0 | deploy.restart_policy.max_attempts | true",
        "/TaskTemplate/RestartPolicy | - | deploy.restart_policy.window | true",
        "/TaskTemplate/Resources/Limits/NanoCPUs | 1000000000 | deploy.resources.limits.cpus | true",
        "/TaskTemplate/Resources/Limits/MemoryBytes | 104857600 | deploy.resources.limits.memory | true",
        "/TaskTemplate/Resources/Reservations | - | deploy.resources.reservations.memory | true",
        "/TaskTemplate/LogDriver/Options/max-size | \"2m\" | logging.options.max-size | true",
        "/TaskTemplate/LogDriver/Name | \"syslog\" | logging.driver | true",
        "/TaskTemplate/Networks/0/Target | \"elsewhere\" | networks | true",
        "/TaskTemplate/Networks/0/Aliases/0 | \"other\" | networks | true",
        "/TaskTemplate/ContainerSpec/Image | \"web:v2@sha256:00\" | image | true",
        "/TaskTemplate/ContainerSpec/Labels/empty | \"full\" | labels.empty | true",
        "/TaskTemplate/ContainerSpec/Hostname | \"h\" | hostname | true",
        "/TaskTemplate/ContainerSpec/Env/0 | \"A=2\" | environment.A | true",
        "/TaskTemplate/ContainerSpec/Env/2 | \"NN=\" | environment.NN | true",
        "/TaskTemplate/ContainerSpec/Command | [\"sh\"] | entrypoint | true",
        "/TaskTemplate/ContainerSpec/Args | [\"\"] | command | true",
        "/TaskTemplate/ContainerSpec/Init | false | init | true",
        "/TaskTemplate/ContainerSpec/Init | - | init | true",
        "/TaskTemplate/ContainerSpec/TTY | false | tty | true",
        "/TaskTemplate/ContainerSpec/ReadOnly | true | read_only | true",
        "/TaskTemplate/ContainerSpec/Mounts/1/ReadOnly | false | volumes | true",
        "/TaskTemplate/ContainerSpec/Mounts/0/VolumeOptions/Labels/v | \"\" | volumes | true",
        "/TaskTemplate/ContainerSpec/StopGracePeriod | 0 | stop_grace_period | true",
        "/TaskTemplate/ContainerSpec/Healthcheck/Interval | 6000000000 | healthcheck.interval | true",
        "/TaskTemplate/ContainerSpec/Healthcheck/Test/1 | \"false\" | healthcheck.test | true",
        "/TaskTemplate/ContainerSpec/Healthcheck/Retries | - | healthcheck.retries | true",
        "/TaskTemplate/ContainerSpec/Hosts/0 | \"1.1.1.1 h\" | extra_hosts | true",
        "/TaskTemplate/ContainerSpec/DNSConfig | - | dns | true",
        "/TaskTemplate/ContainerSpec/Secrets/0/File/Mode | 292 | secrets | true",
        "/TaskTemplate/ContainerSpec/Secrets/0/SecretName | \"s2\" | secrets | true",
        "/TaskTemplate/ContainerSpec/Configs/0/File/Name | \"c2\" | configs | true",
        "/TaskTemplate/ContainerSpec/Sysctls/net.core.somaxconn | \"2048\" | sysctls.net.core.somaxconn | true",
        "/TaskTemplate/ContainerSpec/Ulimits/0/Soft | 1 | ulimits.nofile | true",
        "/TaskTemplate/ContainerSpec/CapabilityAdd | [] | cap_add | true",
        "/TaskTemplate/ContainerSpec/Isolation | \"process\" | isolation | true",
        "/TaskTemplate/ContainerSpec/Privileges/NoNewPrivileges | true | TaskTemplate.ContainerSpec.Privileges.NoNewPrivileges | true",
      })
  void a_change_of_one_field_is_found_and_called_by_its_compose_word(
      String where, String json, String field, boolean task) {
    var wanted = wantedA();
    set(wanted, where, json);
    var difference = compareA(wanted);
    assertThat(difference.changes()).extracting(FieldChange::field).contains(field);
    assertThat(difference.task()).isEqualTo(task);
    assertThat(difference.changes()).allMatch(c -> !c.before().equals(c.after()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/Labels/io.swarmkeeper.step | \"r-1/a\"",
        "/TaskTemplate/ForceUpdate | 3",
        "/TaskTemplate/Runtime | \"container\"",
        "/TaskTemplate/ContainerSpec/Isolation | \"default\"",
        "/TaskTemplate/ContainerSpec/Isolation | \"a word that no engine knows\"",
        "/TaskTemplate/ContainerSpec/Secrets/0/SecretID | \"another id of the same name\"",
        "/TaskTemplate/ContainerSpec/ReadOnly | false",
        "/TaskTemplate/ContainerSpec/Groups | []",
        "/TaskTemplate/ContainerSpec/Env | [\"NN\", \"B=2\", \"A=1\"]",
        "/RollbackConfig/Monitor | 5000000000",
        "/RollbackConfig/FailureAction | \"\"",
        "/UpdateConfig/MaxFailureRatio | 0.30000001192092896",
      })
  void what_means_the_same_is_no_difference(String where, String json) {
    var wanted = wantedA();
    set(wanted, where, json);
    assertThat(compareA(wanted).changes()).isEmpty();
  }

  @Test
  void a_default_that_is_written_out_is_no_difference_but_would_restart_tasks() {
    var state = Recorded.nerdDinner();
    var wanted = Recorded.services("nerd-dinner-1").get("planrec_kibana").deepCopy();
    set(wanted, "/TaskTemplate/RestartPolicy", "{\"Condition\": \"any\", \"Delay\": 5000000000}");
    var difference =
        SpecComparison.of(wanted, spec(state, "planrec_kibana"), ObjectNames.of(state));
    assertThat(difference.same()).isTrue();
    assertThat(difference.task()).as("the engine compares what is stored").isTrue();
  }

  @Test
  void an_image_without_a_digest_is_compared_without_the_live_ones_digest_and_platforms() {
    var wanted = wantedA();
    set(wanted, "/TaskTemplate/ContainerSpec/Image", "\"10.77.0.254:5000/web:v1\"");
    set(wanted, "/TaskTemplate/Placement/Platforms", "-");
    assertThat(compareA(wanted).changes()).isEmpty();
    set(wanted, "/TaskTemplate/ContainerSpec/Image", "\"10.77.0.254:5000/web:v2\"");
    assertThat(compareA(wanted).changes())
        .containsExactly(
            new FieldChange("image", "10.77.0.254:5000/web:v1", "10.77.0.254:5000/web:v2"));
  }

  @Test
  void a_tag_that_moved_is_a_difference() {
    var wanted = wantedA();
    set(wanted, "/TaskTemplate/ContainerSpec/Image", "\"10.77.0.254:5000/web:v1@sha256:1234\"");
    assertThat(compareA(wanted).changes()).extracting(FieldChange::field).containsExactly("image");
  }

  @ParameterizedTest
  @ValueSource(strings = {"DB_PASSWORD", "AppSecret", "API_KEY", "github_token", "AWS_CREDENTIALS"})
  void values_that_look_like_secrets_are_not_shown(String name) {
    var wanted = wantedA();
    set(
        wanted,
        "/TaskTemplate/ContainerSpec/Env",
        "[\"A=1\", \"B=2\", \"NN\", \"" + name + "=hunter2\"]");
    assertThat(compareA(wanted).changes())
        .containsExactly(new FieldChange("environment." + name, "", "***"));
  }

  @Test
  void a_password_within_an_address_is_not_shown() {
    var wanted = wantedA();
    set(wanted, "/TaskTemplate/ContainerSpec/Env/0", "\"A=amqp://user:hunter2@queue:5672/\"");
    assertThat(compareA(wanted).changes())
        .containsExactly(new FieldChange("environment.A", "1", "amqp://user:***@queue:5672/"));
  }

  @Test
  void values_read_as_in_a_stack_file() {
    var wanted = wantedA();
    set(wanted, "/TaskTemplate/ContainerSpec/Healthcheck/Interval", "90500000000");
    set(wanted, "/TaskTemplate/Resources/Limits/NanoCPUs", "1250000000");
    set(wanted, "/TaskTemplate/Resources/Limits/MemoryBytes", "1073741824");
    set(wanted, "/TaskTemplate/ContainerSpec/Secrets", "-");
    set(wanted, "/EndpointSpec/Ports/2/PublishedPort", "53");
    assertThat(compareA(wanted).changes())
        .containsExactly(
            new FieldChange("deploy.resources.limits.cpus", "0.5", "1.25"),
            new FieldChange("deploy.resources.limits.memory", "50M", "1G"),
            new FieldChange("healthcheck.interval", "5s", "1m30.5s"),
            new FieldChange(
                "ports",
                "82/tcp, 28984:80/tcp, 28985:81/udp (host)",
                "82/tcp, 53:81/udp (host), 28984:80/tcp"),
            new FieldChange("secrets", "planopt_s1 as sx", ""));
  }

  private static ObjectNode wantedA() {
    return Recorded.services("options").get("planopt_a").deepCopy();
  }

  private static SpecComparison compareA(ObjectNode wanted) {
    return SpecComparison.of(wanted, spec(OPTIONS, "planopt_a"), ObjectNames.of(OPTIONS));
  }

  private static ObjectNode spec(SwarmState state, String name) {
    return state.services().stream()
        .map(s -> (ObjectNode) s.get("Spec"))
        .filter(s -> s.get("Name").textValue().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Sets a value anywhere, or removes it. */
  private static void set(ObjectNode spec, String where, String json) {
    var cut = where.lastIndexOf('/');
    var parent = spec.at(where.substring(0, cut));
    var name = where.substring(cut + 1);
    switch (parent) {
      case ObjectNode object when json.equals("-") -> object.remove(List.of(name));
      case ObjectNode object -> object.set(name, Recorded.json(json));
      case ArrayNode list -> list.set(Integer.parseInt(name), Recorded.json(json));
      case JsonNode other -> throw new IllegalArgumentException(where + ": " + other);
    }
  }
}
