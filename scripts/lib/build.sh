# shellcheck shell=bash
# Sourced by the scripts of the source tree, which have set $root: finds a JDK and Maven, and builds the distribution.

# shellcheck source=../../src/dist/src/bin/java.sh
source "$root/src/dist/src/bin/java.sh"

readonly LEAST_JAVA=17
readonly LEAST_MAVEN=3.8.5
readonly CANNOT_START=125

say() {
  printf '%s: %s\n' "${0##*/}" "$*" >&2
}

# Sets JAVA_HOME for Maven. Ends the script if there is no JDK (a JRE is not enough) that is new enough.
need_jdk() {
  local jdk
  if find_java "$LEAST_JAVA"; then
    jdk=$(dirname -- "$(dirname -- "$(readlink -f -- "$java")")")
    if [[ -x $jdk/bin/javac ]]; then
      export JAVA_HOME=$jdk
      return
    fi
    java_problem=("$jdk is a JRE: it has no javac. Building needs a JDK $LEAST_JAVA or newer.")
    how_to_get_java "$LEAST_JAVA"
  fi
  report_java_problem "${0##*/}"
  exit "$CANNOT_START"
}

# Sets $maven: the Maven on the PATH if it is new enough, else the wrapper, which fetches one.
find_maven() {
  local version
  maven=$root/mvnw
  if command -v mvn >/dev/null; then
    version=$(mvn --version 2>/dev/null | sed -n 's/.*Apache Maven \([0-9.]*\).*/\1/p')
    if [[ -n $version && $(printf '%s\n' "$LEAST_MAVEN" "$version" | sort -V | head -n 1) == "$LEAST_MAVEN" ]]; then
      maven=mvn
    fi
  fi
}

# run_maven <log file> <arguments>: runs Maven in the source tree, as many modules at a time as there are cores, and writes its
# output to the log. Shows the progress line by line, and after a failure the errors and the name of the log. Returns Maven's
# exit status.
run_maven() {
  local log=$1 status
  shift
  mkdir -p -- "$(dirname -- "$log")"
  set +e
  (cd -- "$root" && "$maven" -B -T 1C -Dstyle.color=never "$@" 2>&1) | tee -- "$log" | maven_progress
  status=${PIPESTATUS[0]}
  set -e
  if ((status != 0)); then
    sed -n '/^\[ERROR\]/p' "$log" | head -n 40 >&2
    say "Maven failed with exit status $status; its whole output is in $log"
  fi
  return "$status"
}

# Reduces Maven's output to the modules and the test classes.
maven_progress() {
  awk '
    /^\[INFO\] Building yarn-submit/ { sub(/^\[INFO\] Building /, ""); sub(/ +\[/, " ["); print "  " $0; fflush() }
    / Tests run: .* -- in / { sub(/^\[[A-Z]+\] +/, ""); print "      " $0; fflush() }' >&2
}

# The command of the built distribution; fails if there is none.
built_program() {
  local program
  for program in "$root"/src/dist/target/yarn-submit-*/bin/yarn-submit; do
    if [[ -x $program ]]; then
      printf '%s\n' "$program"
      return 0
    fi
  done
  return 1
}

# Whether the distribution exists and none of its sources is newer.
is_built() {
  local archive newer
  built_program >/dev/null || return 1
  for archive in "$root"/src/dist/target/yarn-submit-*.tar.gz; do
    [[ -f $archive ]] || return 1
    newer=$(find "$root" \( -name target -o -name .git -o -name docs -o -path "$root/src/bench" -o -path "$root/src/it" \) -prune -o -type f \
      \( -path '*/src/main/*' -o -path "$root/src/dist/src/*" -o -name pom.xml \) -newer "$archive" -print | head -n 1)
    [[ -z $newer ]] || return 1
  done
}

build_distribution() {
  need_jdk
  find_maven
  run_maven "$root/target/build.log" -DskipTests -Dspotless.check.skip -pl src/dist -am package
}
