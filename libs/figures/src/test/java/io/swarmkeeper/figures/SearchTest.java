package io.swarmkeeper.figures;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class SearchTest {
  private static final Period NOVEMBER =
      new Period(Instant.parse("2026-11-01T00:00:00Z"), Instant.parse("2026-12-01T00:00:00Z"));

  @Test
  void a_number_asks_for_its_records_in_the_period_and_for_nothing_else() throws Exception {
    var search =
        Search.of(Figures.named("deployments/success-rate"), NOVEMBER, Optional.of("prod"));

    assertThat(search)
        .isEqualTo(
            json(
                """
                {"size": 0, "track_total_hits": true,
                 "query": {"bool": {"filter": [
                   {"range": {"@timestamp": {"gte": "2026-11-01T00:00:00Z", "lt": "2026-12-01T00:00:00Z"}}},
                   {"terms": {"orchestrator.cluster.name": ["prod"]}},
                   {"terms": {"keeper.record": ["rollout_completed", "rollout_failed"]}}],
                  "must_not": []}},
                 "aggs": {"c0": {"avg": {"field": "keeper.deployment.succeeded"}}}}
                """));
  }

  @Test
  void a_table_is_ordered_by_its_first_column_and_measures_all() throws Exception {
    var search = Search.of(Figures.named("deployments/services"), NOVEMBER, Optional.empty());

    assertThat(search.path("aggs"))
        .isEqualTo(
            json(
                """
                {"split": {"terms": {"field": "service.name", "size": 20, "order": {"_count": "desc"}},
                 "aggs": {
                  "c1": {"filter": {"bool": {"filter": [{"terms": {"keeper.record": ["service_failed"]}}]}}},
                  "c2": {"filter": {"bool": {"filter": [{"terms": {"keeper.record": ["service_converged"]}}]}},
                         "aggs": {"c2": {"avg": {"field": "event.duration"}}}},
                  "c3": {"filter": {"bool": {"filter": [{"terms": {"keeper.record": ["service_converged"]}}]}},
                         "aggs": {"c3": {"percentiles": {"field": "event.duration", "percents": [95]}}}}}}}
                """));
  }

  @Test
  void rows_come_in_the_order_of_the_answer_with_nothing_where_nothing_was_measured()
      throws Exception {
    var answer =
        json(
            """
            {"hits": {"total": {"value": 4}}, "aggregations": {"split": {"buckets": [
              {"key": "shop_web", "doc_count": 3, "c1": {"doc_count": 1},
               "c2": {"doc_count": 2, "c2": {"value": 9.5}}, "c3": {"doc_count": 2, "c3": {"values": {"95.0": 12}}}},
              {"key": "shop_db", "doc_count": 1, "c1": {"doc_count": 1},
               "c2": {"doc_count": 0, "c2": {"value": null}}, "c3": {"doc_count": 0, "c3": {"values": {"95.0": null}}}}]}}}
            """);

    assertThat(Row.of(Figures.named("deployments/services"), answer))
        .containsExactly(
            new Row(List.of("shop_web"), values(3, 1, 9.5, 12)),
            new Row(
                List.of("shop_db"),
                List.of(
                    OptionalDouble.of(1),
                    OptionalDouble.of(1),
                    OptionalDouble.empty(),
                    OptionalDouble.empty())));
  }

  @Test
  void a_figure_with_two_splits_has_a_row_for_each_pair() throws Exception {
    var answer =
        json(
            """
            {"aggregations": {"split": {"buckets": [
              {"key": 1, "key_as_string": "2026-11-02T00:00:00.000Z", "doc_count": 3, "split": {"buckets": [
                {"key": "succeeded", "doc_count": 2}, {"key": "failed", "doc_count": 1}]}}]}}}
            """);

    assertThat(Row.of(Figures.named("deployments/per-day"), answer))
        .containsExactly(
            new Row(List.of("2026-11-02T00:00:00.000Z", "succeeded"), values(2)),
            new Row(List.of("2026-11-02T00:00:00.000Z", "failed"), values(1)));
  }

  private static List<OptionalDouble> values(double... values) {
    return java.util.Arrays.stream(values).mapToObj(OptionalDouble::of).toList();
  }

  private static JsonNode json(String text) throws JsonProcessingException {
    return new ObjectMapper().readTree(text);
  }
}
