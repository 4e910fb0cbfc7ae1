package io.swarmkeeper.planner.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.stack.Problem;
import io.swarmkeeper.stack.StackText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A policy's file, good and bad. */
final class PolicyFileTest {
  private static final Path EXAMPLE = Path.of("../deploy/policy-example.yml");

  @Test
  void every_mistake_is_found_at_once_with_its_place() {
    assertThat(
            problems(
                """
                policy:
                  - stacks: shop
                    engine-sockets: refuse
                    cap-add: {allow: [NET_ADMIN]}
                    host-network: never
                  - stacks: []
                    host-mounts: {allow: [data, "/d*ta", 7], otherwise: refuse}
                    sysctls: {otherwise: no, else: warn}
                more: 1
                """))
        .containsExactly(
            "policy.yml:2:5: policy.0.stacks: must say which stacks, as a list: [\"shop-*\"]",
            "policy.yml:2:13: policy.0.stacks: must be a list",
            "policy.yml:3:5: policy.0.engine-sockets: is no key of a policy here; there are stacks,"
                + " host-mounts, engine-socket, mount-propagation, volume-drivers, cap-add, sysctls,"
                + " host-network, host-ports, root-user, credential-spec, unconfined",
            "policy.yml:4:14: policy.0.cap-add: must say what holds for all others: otherwise:"
                + " allow, warn or refuse",
            "policy.yml:5:19: policy.0.host-network: must be allow, warn or refuse",
            "policy.yml:6:5: policy.1.stacks: must say which stacks, as a list: [\"shop-*\"]",
            "policy.yml:6:5: policy.1: the last entry must be about every other stack: stacks:"
                + " [\"*\"]",
            "policy.yml:7:19: policy.1.host-mounts.allow: 'data' is no absolute path; a * is"
                + " allowed as the last name alone: /data/*",
            "policy.yml:7:19: policy.1.host-mounts.allow: '/d*ta' is no absolute path; a * is"
                + " allowed as the last name alone: /data/*",
            "policy.yml:7:42: policy.1.host-mounts.allow: must be a list of texts, in quotes where"
                + " they have a *",
            "policy.yml:8:26: policy.1.sysctls.otherwise: must be allow, warn or refuse",
            "policy.yml:8:30: policy.1.sysctls.else: is no key of a policy here; there are refuse,"
                + " warn, allow, otherwise",
            "policy.yml:9:1: more: is no key of a policy here; there are policy");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "policy:",
        "policy: {}",
        "policy: []",
        "policy: [refuse]",
        "- stacks: ['*']",
        "policy: [{stacks: ['shop-*']}]",
        "policy: [{stacks: ['*']}, {stacks: ['shop-*']}]",
        "policy: [{stacks: ['*']}, {stacks: ['*']}]",
        "policy: [{stacks: ['*'], stacks: ['*']}]",
        "policy: [{stacks: ['*']}]\n---\npolicy: [{stacks: ['*']}]",
        "policy: [{stacks: ['*']]"
      })
  void a_file_that_leaves_anything_to_chance_is_bad(String text) {
    assertThat(problems(text)).isNotEmpty();
  }

  @Test
  void the_example_is_good_and_has_every_key_that_there_is() throws IOException {
    var bytes = Files.readAllBytes(EXAMPLE);
    assertThat(PolicyFile.of(new StackText("policy-example.yml", bytes)))
        .isInstanceOf(PolicyFile.Good.class);
    assertThat(Files.readString(EXAMPLE)).contains(PolicyWords.OF_AN_ENTRY);
  }

  @Test
  void the_docs_have_a_row_for_every_key() throws IOException {
    var docs = Files.readString(Path.of("../docs/policy.md"));
    assertThat(PolicyWords.OF_AN_ENTRY).allMatch(key -> docs.contains("| `" + key + "` |"));
  }

  private static List<String> problems(String text) {
    return switch (PolicyBench.read(text)) {
      case PolicyFile.Good _ -> List.of();
      case PolicyFile.Bad(var problems) -> problems.stream().map(Problem::line).toList();
    };
  }
}
