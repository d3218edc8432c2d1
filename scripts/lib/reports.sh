# shellcheck shell=bash
# Sourced by the scripts of the source tree, which have set $root: reads the reports that test runs leave.

# class_reports <file>: the first line of each test class's report that is newer than a file. The others read such lines.
class_reports() {
  find "$root" \( -path '*/surefire-reports/TEST-*.xml' -o -path '*/failsafe-reports/TEST-*.xml' \) -newer "$1" \
    -exec grep -h -m 1 '<testsuite ' {} +
}

# "1234 passed, 0 failed, 2 skipped".
count_tests() {
  awk '
    function count(name) { return match($0, " " name "=\"[0-9]+") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 3) : 0 }
    { tests += count("tests"); failures += count("failures"); errors += count("errors"); skipped += count("skipped") }
    END { printf "%d passed, %d failed, %d skipped\n", tests - failures - errors - skipped, failures + errors, skipped }'
}

# slowest_classes <how many>
slowest_classes() {
  sed -n 's/.* name="\([^"]*\)".* time="\([^"]*\)".*/\2 \1/p' | tr -d , | sort -rn |
    awk -v most="$1" 'NR <= most { printf "%7.1f  %s\n", $1, $2 }'
}

failed_classes() {
  sed -n '/ errors="0".* failures="0"/d; s/.* name="\([^"]*\)".* time=.*/\1/p'
}
