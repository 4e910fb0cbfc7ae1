package io.swarmkeeper.contract.mask;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.contract.Wire;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Secrets where the engine's specs and our own answers have them. */
class MaskedAnswerTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'Env':['DB_PASSWORD=a b','A=1','TOKEN','URL=x://u:p@h']}|{'Env':['DB_PASSWORD=***','A=1','TOKEN','URL=x://u:***@h']}",
        "{'Labels':{'auth':'a','team':'b'}}|{'Labels':{'auth':'***','team':'b'}}",
        "{'Options':{'splunk-token':'a','o':'username=x,password=y'}}|{'Options':{'splunk-token':'***','o':'username=x,password=***'}}",
        "{'Command':['redis','--requirepass','a b'],'Args':['-u','x:y','--api-key=z']}|{'Command':['redis','--requirepass','***'],'Args':['-u','x:***','--api-key=***']}",
        "{'Test':['CMD-SHELL','curl -u x:y http://web']}|{'Test':['CMD-SHELL','curl -u x:*** http://web']}",
        "{'Name':'app','Data':'aGVsbG8='}|{'Name':'app','Data':'***'}",
        "{'SecretName':'db_password','SecretID':'x'}|{'SecretName':'db_password','SecretID':'x'}",
        "{'field':'environment.KEY','before':'a','after':''}|{'field':'environment.KEY','before':'***','after':''}",
        "{'reason':'password=a','many':3,'none':null}|{'reason':'password=***','many':3,'none':null}",
      })
  void a_secret_is_hidden_and_the_rest_stays(String json, String masked) throws Exception {
    assertThat(masked(json(json))).isEqualTo(json(masked));
  }

  @Test
  void that_two_hidden_values_differ_can_be_seen() throws Exception {
    var specs =
        json(
            "[{'Env':['KEY=a','KEY=b','KEY=a','PASS=b']},{'Labels':{'key':'b'}},'x://u:a@h','x://u:b@h']");
    var seen =
        json(
            "[{'Env':['KEY=***','KEY=*** (2)','KEY=***','PASS=***']},{'Labels':{'key':'***'}},"
                + "'x://u:***@h','x://u:***@h (2)']");
    assertThat(masked(specs)).isEqualTo(seen);
  }

  @Test
  void hiding_twice_changes_nothing() throws Exception {
    var once =
        masked(
            json(
                "[{'Env':['KEY=a','KEY=b']},{'Labels':{'key':'b','kEy':'c'}},'x://u:a@h','x://u:b@h',"
                    + "{'Args':['-p','--token','a','--token','b']},{'Data':'a'},{'Data':'b'},"
                    + "{'field':'environment.KEY','before':'a','after':'b'}]"));
    assertThat(masked(once)).isEqualTo(once);
  }

  private static JsonNode masked(JsonNode json) {
    return MaskedAnswer.of(json, JsonNode.class);
  }

  private static JsonNode json(String text) throws UnreadableMessage {
    return Wire.read(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8), JsonNode.class);
  }
}
