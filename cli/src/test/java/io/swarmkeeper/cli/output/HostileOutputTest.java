package io.swarmkeeper.cli.output;

import static io.swarmkeeper.cli.TestClock.START;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.swarmkeeper.cli.Calls;
import io.swarmkeeper.contract.Asked;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.contract.Query;
import io.swarmkeeper.contract.Revision;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.contract.Wire;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever a service, a person, a probe or a file is called or says: it steers no terminal, makes
 * no line of its own, and hides nothing from whoever reads.
 */
class HostileOutputTest {
  private static final String HOSTILE =
      "\u001b[2J\u001b]0;t\u0007\u009b31m\u0000\u007f\r\nFORGED \t\u2028FORGED\u202e\u2066\u200f\u061c"
          + "\u200b\u00ad\ufeff\u2063\u3164\udb40\udc41\u0085FORGED";

  /** Controls, what changes the direction, what nobody sees; a line ends with a line feed. */
  private static final Pattern HARMFUL =
      Pattern.compile("[\\p{Cc}&&[^\n]]|\\p{Cf}|[\u2028\u2029\u3164]");

  /** What redraws the block while an operation runs. */
  private static final Pattern OURS = Pattern.compile("\u001b\\[\\d+A\r\u001b\\[J");

  @TempDir Path directory;

  @Test
  void no_command_writes_what_could_harm() throws Exception {
    Files.writeString(directory.resolve("shop.yml"), "services: {web: {image: shop/web:2}}\n");
    var commands = new EveryCommand(directory, text -> text + HOSTILE, history());
    for (var said : commands.calls()) {
      harmless(said.call(), said.result());
      assertThat(said.result().err()).as(said.call()).doesNotContain("Exception", "\tat ");
    }
  }

  @Test
  void what_json_holds_is_what_there_was() throws Exception {
    Files.writeString(directory.resolve("shop.yml"), "services: {web: {image: shop/web:2}}\n");
    var commands = new EveryCommand(directory, text -> text + HOSTILE, history());
    for (var said : commands.calls()) {
      if (said.call().startsWith("json") && !said.result().out().isEmpty()) {
        for (var line : said.result().out().lines().toList()) {
          var json = Wire.read(line.getBytes(StandardCharsets.UTF_8), JsonNode.class);
          assertThat(json.isContainerNode()).as(said.call()).isTrue();
        }
      }
      if (said.call().equals("json: nodes -o json")) {
        var json = Wire.read(said.result().out().getBytes(StandardCharsets.UTF_8), JsonNode.class);
        assertThat(json.at("/nodes/1/host").asText()).isEqualTo("node-1" + HOSTILE);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fly%s",
        "status|-o|%s",
        "status|--%s",
        "diff|shop|%s",
        "deploy|-c|%s|shop|--reason|x",
        "deploy|-c|shop.yml|shop|--reason|x|--commit-time|%s",
        "deploy|-c|shop.yml|shop|--reason|x|--deadline|%s",
        "spec|-c|shop.yml|--compat|%s|shop",
        "spec|-c|shop.yml|--env-file|%s|shop",
        "spec|-c|hostile.yml|shop",
        "spec|-c|broken.yml|shop",
        "--swarm|%s|nodes",
        "pause|%s|--reason|x",
        "drain|%s|--reason|x|--on-deadline|%s",
        "events|--operation|%s",
        "report|%s",
        "report|who|--elasticsearch|%s",
        "audit|verify|--key|%s",
      })
  void nor_does_a_complaint_about_what_was_typed_or_read(String command) throws Exception {
    Files.writeString(directory.resolve("shop.yml"), "services: {web: {image: shop/web:2}}\n");
    Files.writeString(
        directory.resolve("hostile.yml"),
        "services: {\"web\\e[2J\\u202e\\u200b\": {image: \"x\\e[2J\", \"k\\u202e\": 1}}");
    Files.writeString(directory.resolve("broken.yml"), "services: \u202e\u009b[: x");
    // the operating system takes no zero in a name
    var args = command.replace("%s", HOSTILE.replace("\0", "")).split("\\|", -1);
    var result = new Calls().in(directory).keeper(args);
    assertThat(result.exit()).isNotZero();
    assertThat(result.err()).isNotEmpty();
    harmless(command, result);
  }

  private static void harmless(String call, Calls.Result result) {
    for (var text : List.of(OURS.matcher(result.out()).replaceAll(""), result.err())) {
      assertThat(text).as(call).doesNotContainPattern(HARMFUL);
      assertThat(text.lines()).as(call).noneMatch(line -> line.startsWith("FORGED"));
    }
  }

  private static Query.HistoryAnswer history() throws UnreadableMessage {
    return new Spoiled(text -> text + HOSTILE)
        .answer(
            new Query.HistoryAnswer(List.of(revision(2), revision(1))), Query.HistoryAnswer.class);
  }

  private static Revision revision(int number) {
    var spec = JsonNodeFactory.instance.objectNode();
    spec.put("Image", "web:" + number).putObject("Labels").put("a" + HOSTILE, "b" + number);
    return new Revision(
        "shop",
        number,
        START,
        Asked.of("alice", "why"),
        new OperationId("d-" + number),
        List.of(new Revision.NamedSpec("shop_web", spec)),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        List.of());
  }
}
