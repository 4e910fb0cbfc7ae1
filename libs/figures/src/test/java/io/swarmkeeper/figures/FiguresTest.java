package io.swarmkeeper.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class FiguresTest {
  static final List<String> TOPICS = Figures.TOPICS;

  @ParameterizedTest
  @FieldSource("TOPICS")
  void every_topic_has_figures_that_can_be_read(String topic) {
    assertThat(Figures.of(topic)).isNotEmpty();
  }

  @Test
  void a_definition_says_which_records_count_how_they_are_split_and_what_is_measured() {
    assertThat(Figures.named("deployments/services"))
        .isEqualTo(
            new Figure(
                "Services",
                DataStreams.AUDIT,
                new Conditions(
                    List.of(
                        new Condition.OneOf(
                            "keeper.record", List.of("service_converged", "service_failed")))),
                Conditions.EVERYTHING,
                List.of(new Split.Top("Service", "service.name", 20)),
                List.of(
                    column("Updates", Measure.COUNT, null, null),
                    column("Failed", Measure.COUNT, null, "service_failed"),
                    column("Mean", Measure.AVERAGE, "event.duration", "service_converged"),
                    column("95 %", Measure.P95, "event.duration", "service_converged"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"deployments", "deployments/none", "none/finished", ""})
  void an_unknown_figure_is_named(String name) {
    assertThatThrownBy(() -> Figures.named(name))
        .hasMessageContaining("'" + name.split("/", -1)[0]);
  }

  @Test
  void what_no_query_can_answer_is_no_figure() {
    var count = column("Count", Measure.COUNT, null, null);
    var some = column("Some", Measure.COUNT, null, "plan");
    var by = List.<Split>of(new Split.Top("Who", "user.name", 5));
    assertThatThrownBy(() -> new Figure(" ", null, null, null, by, List.of(count)))
        .hasMessageContaining("title");
    assertThatThrownBy(() -> new Figure("x", null, null, null, by, List.of()))
        .hasMessageContaining("columns");
    assertThatThrownBy(() -> new Figure("x", null, null, null, by, List.of(some, count)))
        .hasMessageContaining("'only'");
    assertThatThrownBy(() -> column("Sum", Measure.SUM, null, null)).hasMessageContaining("count");
    assertThatThrownBy(() -> column("Count", Measure.COUNT, "user.name", null))
        .hasMessageContaining("count");
    assertThatThrownBy(() -> new Split.Top("Who", "user.name", 0)).hasMessageContaining("top");
    assertThatThrownBy(() -> Condition.of("user.name", List.of())).hasMessageContaining("value");
  }

  @Test
  void a_condition_is_a_presence_a_limit_or_values() {
    assertThat(Condition.of("a", List.of("*"))).isEqualTo(new Condition.Present("a"));
    assertThat(Condition.of("a", List.of("> 12"))).isEqualTo(new Condition.Above("a", 12));
    assertThat(Condition.of("a", List.of("x", "*")))
        .isEqualTo(new Condition.OneOf("a", List.of("x", "*")));
  }

  @Test
  void the_unit_of_a_number_follows_from_measure_and_field() {
    assertThat(column("x", Measure.MEDIAN, "event.duration", null).unit())
        .isEqualTo(Unit.NANOSECONDS);
    assertThat(column("x", Measure.SUM, "keeper.capacity.below_ms", null).unit())
        .isEqualTo(Unit.MILLISECONDS);
    assertThat(column("x", Measure.MAX, "@timestamp", null).unit()).isEqualTo(Unit.INSTANT);
    assertThat(column("x", Measure.SHARE, "keeper.deployment.failed", null).unit())
        .isEqualTo(Unit.SHARE);
    assertThat(column("x", Measure.DIFFERENT, "@timestamp", null).unit()).isEqualTo(Unit.NUMBER);
  }

  private static Column column(String label, Measure measure, String field, String only) {
    var where =
        only == null
            ? Conditions.EVERYTHING
            : new Conditions(List.of(new Condition.OneOf("keeper.record", List.of(only))));
    return new Column(label, measure, Optional.ofNullable(field), where);
  }
}
