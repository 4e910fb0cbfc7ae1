package io.swarmkeeper.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettingTest {
  private static final Setting<Integer> BATCH =
      Setting.count("keeper.audit.batch", 1000, "messages", "in one batch at most");

  private record Given(Map<String, Object> set) implements SettingValues {
    @Override
    public <T> Optional<T> given(Setting<T> setting) {
      return Optional.ofNullable(set.get(setting.name())).map(setting.type()::cast);
    }
  }

  @Test
  void what_is_set_goes_before_what_is_usual() {
    assertThat(BATCH.in(new Given(Map.of()))).isEqualTo(1000);
    assertThat(BATCH.in(new Given(Map.of("keeper.audit.batch", 5)))).isEqualTo(5);
  }

  @Test
  void a_count_is_one_at_least() {
    assertThatThrownBy(() -> BATCH.in(new Given(Map.of("keeper.audit.batch", 0))))
        .hasMessage("keeper.audit.batch must be 1 at least, not 0");
  }

  @Test
  void variables_are_named_by_microprofiles_rule() {
    assertThat(Setting.optional("keeper.elasticsearch.api-key", String.class, "key", "").variable())
        .isEqualTo("KEEPER_ELASTICSEARCH_API_KEY");
  }

  @Test
  void a_table_has_a_row_for_each_setting_that_is_asked_for() {
    var table =
        SettingsTable.table(values -> {
          var credentials = CommonSettings.CREDENTIALS.ifGiven(values);
          var wait = Setting.time("keeper.wait", Duration.ofMinutes(1), "how long");
          return BATCH.in(values) + wait.in(values).toString() + credentials;
        });
    assertThat(table)
        .isEqualTo(
            """
            | variable | default | unit | |
            |---|---|---|---|
            | `KEEPER_CREDS` | none | file | our NATS credentials; what we sign is signed with them |
            | `KEEPER_AUDIT_BATCH` | `1000` | messages | in one batch at most |
            | `KEEPER_WAIT` | `PT1M` | time | how long |\
            """);
  }
}
