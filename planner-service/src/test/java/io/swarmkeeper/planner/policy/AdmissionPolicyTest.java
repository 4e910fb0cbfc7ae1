package io.swarmkeeper.planner.policy;

import static io.swarmkeeper.planner.policy.PolicyBench.lines;
import static io.swarmkeeper.planner.policy.PolicyBench.policy;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Asked;
import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.contract.Revision;
import io.swarmkeeper.contract.Revision.NamedSpec;
import io.swarmkeeper.contract.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Root-like options other than mounts; which entry counts; what a return may have. */
final class AdmissionPolicyTest {
  private static final String SOCKET = "volumes: [/var/run/docker.sock:/s]";
  private static final AdmissionPolicy CAPS =
      policy("cap-add: {allow: [net_admin], otherwise: refuse}");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SYS_ADMIN",
        "sys_admin",
        "CAP_SYS_ADMIN",
        "' cap_sys_admin '",
        "ALL",
        "all",
        "CAP_ALL"
      })
  void a_capability_is_refused_however_it_is_written(String name) {
    assertThat(lines(CAPS, "cap_add: [" + name + "]"))
        .singleElement()
        .asString()
        .startsWith("ERROR services.web.cap_add: adds the capability CAP_");
  }

  @Test
  void a_capability_that_is_allowed_is_not_spoken_of_and_all_are_what_each_is() {
    assertThat(lines(CAPS, "cap_add: [CAP_NET_ADMIN, net_admin]")).isEmpty();
    assertThat(lines(CAPS, "cap_drop: [ALL]")).isEmpty();
    var one = policy("cap-add: {refuse: [SYS_ADMIN], allow: [ALL], otherwise: allow}");
    assertThat(lines(one, "cap_add: [ALL]")).singleElement().asString().startsWith("ERROR");
    assertThat(lines(one, "cap_add: [SYS_TIME]")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "host-network: refuse | networks: [outside] | networks",
        "host-ports: refuse | ports: [{target: 80, published: 80, mode: host}] | ports",
        "host-ports: refuse | ports: [{target: 80, mode: host}] | ports",
        "root-user: refuse | user: root | user",
        "root-user: refuse | user: '0' | user",
        "root-user: refuse | user: '00:5' | user",
        "root-user: refuse | user: '+0' | user",
        "root-user: refuse | user: 'root:web' | user",
        "credential-spec: refuse | credential_spec: {file: x.json} | credential_spec",
        "'sysctls: {allow: [net.*], otherwise: refuse}' | sysctls: {kernel.shmmax: 1} | sysctls",
        "'sysctls: {refuse: [net.ipv4.*], otherwise: allow}' | sysctls: {net/ipv4/ip_forward: 1}"
            + " | sysctls"
      })
  void each_option_has_a_rule(String rule, String option, String field) {
    var file =
        "version: \"3.9\"\nservices:\n  web:\n    image: web:v1\n"
            + option.indent(4)
            + "networks:\n  outside: {external: true, name: host}\n";
    assertThat(PolicyBench.findings(policy(rule), PolicyBench.wanted("shop", file)))
        .singleElement()
        .satisfies(f -> assertThat(f.severity()).isEqualTo(Finding.Severity.ERROR))
        .satisfies(f -> assertThat(f.where()).isEqualTo("services.web." + field));
  }

  @Test
  void the_network_of_the_node_is_found_by_its_id_and_walls_that_are_taken_down_are() {
    var policy = policy("host-network: refuse\nunconfined: refuse");
    var wanted = PolicyBench.stack("shop", "");
    var spec = wanted.services().getFirst().spec();
    spec.withObject("/TaskTemplate")
        .putArray("Networks")
        .addObject()
        .put("Target", PolicyBench.HOST_NETWORK_ID);
    var privileges = spec.withObject("/TaskTemplate/ContainerSpec/Privileges");
    privileges.putObject("Seccomp").put("Mode", "unconfined");
    privileges.putObject("AppArmor").put("Mode", "disabled");
    privileges.putObject("SELinuxContext").put("Disable", true);
    assertThat(PolicyBench.findings(policy, wanted))
        .extracting(Finding::where)
        .containsExactly(
            "services.web.networks",
            "services.web.security_opt",
            "services.web.security_opt",
            "services.web.security_opt");
  }

  @Test
  void the_first_entry_that_is_about_a_stack_counts_and_keys_it_lacks_are_the_built_in_ones() {
    var policy =
        ((PolicyFile.Good)
                PolicyBench.read(
                    """
                    policy:
                      - stacks: [portainer, "shop-*-ci"]
                        engine-socket: allow
                      - stacks: ["shop-*"]
                        cap-add: refuse
                      - stacks: ["*"]
                        engine-socket: refuse
                    """))
            .policy();
    assertThat(severities(policy, "portainer")).isEmpty();
    assertThat(severities(policy, "shop-a-ci")).isEmpty();
    assertThat(severities(policy, "shop-a")).containsExactly(Finding.Severity.WARNING);
    assertThat(severities(policy, "shop")).containsExactly(Finding.Severity.ERROR);
    assertThat(severities(policy, "Portainer")).containsExactly(Finding.Severity.ERROR);
  }

  @Test
  void everything_that_is_refused_is_said_at_once_about_every_service() {
    var policy = policy("engine-socket: refuse\ncap-add: refuse\nhost-ports: warn");
    var wanted =
        PolicyBench.wanted(
            "shop",
            """
            version: "3.9"
            services:
              a:
                image: web:v1
                cap_add: [NET_ADMIN, SYS_TIME]
                volumes: [/run/docker.sock:/s]
              b:
                image: web:v1
                volumes: [/run:/s]
                ports: [{target: 80, published: 80, mode: host}]
            """);
    assertThat(PolicyBench.findings(policy, wanted))
        .extracting(Finding::where)
        .containsExactlyInAnyOrder(
            "services.a.volumes",
            "services.a.cap_add",
            "services.a.cap_add",
            "services.b.volumes",
            "services.b.ports");
  }

  @Test
  void without_a_file_only_what_is_root_by_itself_is_warned_of() {
    assertThat(lines(AdmissionPolicy.USUAL, SOCKET))
        .containsExactly(
            "WARNING services.web.volumes: mounts /run/docker.sock (as '/var/run/docker.sock') of"
                + " the node, the engine's socket: whoever has that is root on the node; the policy"
                + " warns of that (engine-socket of the built-in policy)");
    assertThat(lines(AdmissionPolicy.USUAL, "volumes: ['/:/x:ro']")).hasSize(1);
    assertThat(lines(AdmissionPolicy.USUAL, "cap_add: [SYS_ADMIN]")).hasSize(1);
    assertThat(lines(AdmissionPolicy.USUAL, "cap_add: [ALL]")).hasSize(1);
    assertThat(
            lines(
                AdmissionPolicy.USUAL,
                """
                volumes: [/etc:/x, /data:/y, /var/lib/docker:/z]
                cap_add: [NET_ADMIN]
                user: root
                sysctls: {net.core.somaxconn: 1024}
                ports: [{target: 80, published: 80, mode: host}]
                """))
        .isEmpty();
  }

  @Test
  void a_revision_that_ran_well_may_come_back_and_one_that_never_did_may_not() {
    var policy = policy("engine-socket: refuse");
    assertThat(back(policy, Optional.of(Verdict.SUCCEEDED)))
        .singleElement()
        .satisfies(f -> assertThat(f.severity()).isEqualTo(Finding.Severity.WARNING))
        .satisfies(f -> assertThat(f.text()).endsWith("a rollback goes on)"));
    for (var never : List.of(Optional.of(Verdict.FAILED), Optional.<Verdict>empty())) {
      assertThat(back(policy, never))
          .singleElement()
          .satisfies(f -> assertThat(f.severity()).isEqualTo(Finding.Severity.ERROR));
    }
  }

  private static List<Finding> back(AdmissionPolicy policy, Optional<Verdict> verdict) {
    var service = PolicyBench.stack("shop", SOCKET).services().getFirst();
    ObjectNode spec = service.spec();
    var target =
        new Revision(
            "shop",
            3,
            Instant.EPOCH,
            Asked.of("alice", "release"),
            new OperationId("d-3"),
            List.of(new NamedSpec(service.name(), spec)),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            verdict,
            List.of());
    return policy.onReturn(target, PolicyBench.observed()).findings();
  }

  private static List<Finding.Severity> severities(AdmissionPolicy policy, String stack) {
    return PolicyBench.findings(policy, PolicyBench.stack(stack, SOCKET)).stream()
        .map(Finding::severity)
        .toList();
  }
}
