package io.swarmkeeper.indexer.elastic;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.indexer.placing.Shelf.Placed;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BulkAnswersTest {
  @ParameterizedTest
  @CsvSource({
    "200, '', Stored",
    "201, '', Stored",
    "409, version_conflict_engine_exception, AlreadyThere",
    "400, document_parsing_exception, Never",
    "400, illegal_argument_exception, Never",
    "400, something_new, Never",
    "413, '', Never",
    "400, validation_exception, Later",
    "400, index_closed_exception, Later",
    "401, security_exception, Later",
    "403, cluster_block_exception, Later",
    "404, index_not_found_exception, Later",
    "408, '', Later",
    "429, es_rejected_execution_exception, Later",
    "500, exception, Later",
    "502, '', Later",
    "503, unavailable_shards_exception, Later",
    "504, '', Later",
  })
  void the_status_of_an_item_decides_what_becomes_of_it(int status, String error, String kind) {
    assertThat(BulkAnswers.item(status, error, "why").getClass().getSimpleName()).isEqualTo(kind);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404, 406, 408, 429, 500, 502, 503, 504})
  void a_whole_request_that_was_refused_for_any_other_reason_blames_no_document(int status) {
    assertThat(BulkAnswers.blamesADocument(status)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 413})
  void a_malformed_or_too_large_request_blames_one_of_its_documents(int status) {
    assertThat(BulkAnswers.blamesADocument(status)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"400, document_parsing_exception", "429, es_rejected_execution_exception"})
  void the_reason_is_told_in_elasticsearchs_own_words(int status, String error) {
    var why =
        switch (BulkAnswers.item(status, error, "failed to parse")) {
          case Placed.Never(var _, var reason) -> reason;
          case Placed.Later(var _, var reason) -> reason;
          case Placed.Stored(), Placed.AlreadyThere() -> "";
        };
    assertThat(why).isEqualTo(error + ": failed to parse");
  }
}
