package io.swarmkeeper.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentValuesTest {
  private final DocumentValues values = new DocumentValues();

  @Test
  void fields_of_one_object_are_together_and_every_object_ends() {
    values.put(FieldName.of("b.c.d"), "deep");
    values.put(FieldName.of("z"), true);
    values.put(FieldName.of("b.a"), 7);
    values.put(FieldName.of("b.c.e.f.g"), "deeper");
    values.put(FieldName.of("b_c"), 1);
    values.put(FieldName.of("@first"), "x");
    assertThat(json())
        .isEqualTo(
            "{\"@first\":\"x\","
                + "\"b\":{\"a\":7,\"c\":{\"d\":\"deep\",\"e\":{\"f\":{\"g\":\"deeper\"}}}},"
                + "\"b_c\":1,\"z\":true}");
  }

  @Test
  void the_last_value_stays() {
    values.put(FieldName.of("b.a"), "first");
    values.put(FieldName.of("b.a"), 2);
    assertThat(json()).isEqualTo("{\"b\":{\"a\":2}}");
  }

  @Test
  void a_value_is_not_lost_to_a_list_or_an_object_of_its_name() {
    values.put(FieldName.of("once"), "text");
    assertThatThrownBy(() -> values.add(FieldName.of("once"), "b"))
        .isInstanceOf(ClassCastException.class);
    assertThatThrownBy(() -> values.put(FieldName.of("once"), "shop", "image", "b"))
        .isInstanceOf(ClassCastException.class);
    assertThat(json()).isEqualTo("{\"once\":\"text\"}");
  }

  @Test
  void a_list_has_each_text_once_in_the_order_in_which_they_came() {
    values.add(FieldName.of("list"), "b");
    values.add(FieldName.of("list"), "a");
    values.add(FieldName.of("list"), "b");
    assertThat(json()).isEqualTo("{\"list\":[\"b\",\"a\"]}");
  }

  @Test
  void names_that_a_message_brought_stay_as_they_are() {
    values.put(FieldName.of("changes"), "shop.web", "image", "nginx:1");
    values.put(FieldName.of("changes"), "shop.web", "labels.a\"b", "1");
    values.put(FieldName.of("changes"), "api", "", "x");
    assertThat(json())
        .isEqualTo(
            "{\"changes\":{\"shop.web\":{\"image\":\"nginx:1\",\"labels.a\\\"b\":\"1\"},"
                + "\"api\":{\"\":\"x\"}}}");
  }

  @ParameterizedTest
  @CsvSource({
    "plain, plain",
    "a\"b\\c, a\\\"b\\\\c",
    "größe, größe",
    "\uD83D\uDE00, \\uD83D\\uDE00",
    "half \uD83D, half \\uD83D"
  })
  void text_is_written_as_json_has_it(String text, String written) {
    values.put(FieldName.of("text"), text);
    assertThat(json()).isEqualTo("{\"text\":\"" + written + "\"}");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 1000})
  void a_name_that_is_learnt_meanwhile_is_written_too(int more) {
    for (var n = 0; n < more; n++) {
      values.put(FieldName.of("meanwhile.n" + more + "_" + n), n);
    }
    assertThat(json().chars().filter(c -> c == ':').count()).isEqualTo(more + 1L);
  }

  @Test
  void whoever_learns_a_name_at_the_same_time_gets_the_same_one() throws Exception {
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (var round = 0; round < 200; round++) {
        var dotted = "raced" + round + ".a.b";
        var task = (Callable<FieldName>) () -> FieldName.of(dotted);
        var learnt = threads.invokeAll(IntStream.range(0, 8).mapToObj(_ -> task).toList());
        for (var name : learnt) {
          assertThat(name.get()).isSameAs(FieldName.of(dotted));
        }
      }
    }
    assertThat(FieldName.all()).doesNotHaveDuplicates();
    assertThat(FieldName.all().stream().map(FieldName::index)).doesNotHaveDuplicates();
  }

  private String json() {
    return new String(values.json(), StandardCharsets.UTF_8);
  }
}
