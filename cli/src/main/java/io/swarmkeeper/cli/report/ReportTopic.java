package io.swarmkeeper.cli.report;

/** What a report is about; the name is that of the figures' topic. */
public enum ReportTopic {
  deployments("Deployments"),
  drains("Drains and capacity"),
  health("Container health"),
  who("Who changed what");

  private final String title;

  ReportTopic(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }
}
