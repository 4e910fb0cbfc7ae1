# shellcheck shell=bash
# find_jdk: prints the home of a JDK 25 or newer, wherever it is installed; says what to do if there is none.
find_jdk() {
  local dir major
  for dir in "${JAVA_HOME:-}" "${JAVA_HOME_25_X64:-}" /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* /opt/java/* /opt/jdk*; do
    [[ -x $dir/bin/javac && -f $dir/release ]] || continue
    major=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$dir/release")
    if (( ${major:-0} >= 25 )); then echo "$dir"; return; fi
  done
  die "elasticsearch: it needs a JDK 25 or newer; none was found. Install one or set JAVA_HOME."
}
