package io.swarmkeeper.watcher;

import io.swarmkeeper.service.SettingsTable;
import org.junit.jupiter.api.Test;

class SettingsTest {
  @Test
  void what_can_be_set_is_in_the_docs() {
    SettingsTable.isInTheDocs("watcher", Settings::of);
  }
}
