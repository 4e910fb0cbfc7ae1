# shellcheck shell=bash
# Counts what the tests reported. A part is a module's unit tests (surefire) or its integration tests (failsafe) on one engine.

forget_reports() {
  find "$REPO_DIR" -path '*/target/*-reports/*' -name 'TEST-*.xml' -delete
  find "$REPO_DIR" -path '*/target/failsafe-on-*-reports' -prune -exec rm -rf {} +
  rm -f "$REPO_DIR/target/sandbox-test.log"
}

# reports_of ENGINE: what the integration tests have reported was on this engine; another one's come beside it.
reports_of() {
  local reports
  find "$REPO_DIR" -path '*/target/failsafe-reports' -prune | while read -r reports; do
    rm -rf "${reports%-reports}-on-$1-reports"
    mv -T "$reports" "${reports%-reports}-on-$1-reports"
  done
}

# report_parts: PART PASSED FAILED SKIPPED SECONDS, a line each.
report_parts() {
  {
    find "$REPO_DIR" -path '*/target/*-reports/*' -name 'TEST-*.xml' -exec grep -HEm 1 '<testsuite( |$)' {} +
  } | sed "s|^$REPO_DIR/||" | awk '
    function attribute(name) { return match($0, " " name "=\"[^\"]*\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) : 0 }
    {
      part = $0
      kind = part ~ /failsafe/ ? "integration" : "unit"
      if (match(part, /failsafe-on-[^\/]*-reports/)) kind = kind " on " substr(part, RSTART + 12, RLENGTH - 20)
      sub(/\/target\/.*/, "", part)
      key = part " " kind
      bad = attribute("failures") + attribute("errors")
      passed[key] += attribute("tests") - bad - attribute("skipped")
      failed[key] += bad
      skipped[key] += attribute("skipped")
      gsub(/,/, "", $0)
      seconds[key] += attribute("time")
    }
    END { for (key in passed) printf "%s\t%d\t%d\t%d\t%.1f\n", key, passed[key], failed[key], skipped[key], seconds[key] }' | sort
  [[ ! -f $REPO_DIR/target/sandbox-test.log ]] || awk '
    /^ok /{ passed++ } /^FAIL /{ failed++ } match($0, /\(([0-9]+) s\)$/) { seconds += substr($0, RSTART + 1) + 0 }
    END { printf "deploy/sandbox test\t%d\t%d\t0\t%d\n", passed, failed, seconds }' "$REPO_DIR/target/sandbox-test.log"
}

report_count() {
  local column
  case $1 in passed) column=2 ;; failed) column=3 ;; skipped) column=4 ;; esac
  report_parts | awk -F'\t' -v column="$column" '{ n += $column } END { print n + 0 }'
}

report_summary() {
  printf '\n%-46s %7s %7s %7s %9s\n' part passed failed skipped seconds
  report_parts | awk -F'\t' '{ printf "%-46s %7d %7d %7d %9.1f\n", $1, $2, $3, $4, $5 }'
  if [[ $(report_count failed) != 0 ]]; then
    echo "Failed:"
    find "$REPO_DIR" -path '*/target/*-reports/*' -name 'TEST-*.xml' -exec awk '
      match($0, /<testcase name="[^"]*" classname="[^"]*"/) { name = substr($0, RSTART, RLENGTH); said = 0 }
      /<(failure|error)[ >]/ && !said { said = 1; split(name, part, "\""); print "  " part[4] ": " part[2] }' {} +
  fi
  echo
}

report_total() { echo "$(report_count passed) passed, $(report_count failed) failed, $(report_count skipped) skipped"; }
