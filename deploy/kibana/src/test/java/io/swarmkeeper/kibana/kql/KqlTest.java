package io.swarmkeeper.kibana.kql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KqlTest {
  @Test
  void and_binds_stronger_than_or_and_not_stronger_than_both() throws Exception {
    assertThat(Kql.of("a : 1 or b : * and not c > 5"))
        .isEqualTo(
            new Kql.Or(
                List.of(
                    new Kql.Is("a", "1", false),
                    new Kql.And(
                        List.of(new Kql.Exists("b"), new Kql.Not(new Kql.Above("c", "5")))))));
  }

  @Test
  void a_list_of_values_is_any_of_them_and_quotes_may_hold_anything() throws Exception {
    assertThat(Kql.of("state : (\"timed out\" or \"a \\\"b\\\"\")"))
        .isEqualTo(
            new Kql.Or(
                List.of(
                    new Kql.Is("state", "timed out", true), new Kql.Is("state", "a \"b\"", true))));
  }

  @Test
  void nothing_at_all_is_every_record() throws Exception {
    assertThat(QueryDsl.of(Kql.of(""))).hasToString("{\"bool\":{\"filter\":[]}}");
  }

  @Test
  void a_query_asks_what_kibana_would_ask() throws Exception {
    assertThat(QueryDsl.of(Kql.of("a : (\"x\" or \"y\") and b > 1 and not c : 2")))
        .hasToString(
            "{\"bool\":{\"filter\":[{\"bool\":{\"should\":[{\"match_phrase\":{\"a\":\"x\"}},"
                + "{\"match_phrase\":{\"a\":\"y\"}}],\"minimum_should_match\":1}},"
                + "{\"range\":{\"b\":{\"gt\":\"1\"}}},"
                + "{\"bool\":{\"must_not\":[{\"match\":{\"c\":\"2\"}}]}}]}}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a :", "a : \"x", "a b", ": 1", "(a : 1", "a : 1)", "a : (1 and 2)", "and"})
  void what_cannot_be_read_is_said(String text) {
    assertThatThrownBy(() -> Kql.of(text))
        .isInstanceOf(Kql.Unreadable.class)
        .hasMessageContaining("'" + text + "'");
  }
}
