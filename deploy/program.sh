# Shared by the commands in deploy/: finds the checkout, Java and the program. Sourced, not run.

checkout=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P) || exit 1
program=$checkout/deploy/local/target
built=$program/built.stamp

fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

# Sets $java; a Java 17 or later, with its compiler, as the build needs it.
find_java() {
  if [ -n "${JAVA_HOME:-}" ]; then
    java=$JAVA_HOME/bin/java
    javac=$JAVA_HOME/bin/javac
    [ -x "$java" ] || fail "JAVA_HOME is $JAVA_HOME, and there is no Java in it: point it to a JDK 17 or later, or unset it."
  else
    java=$(command -v java) || fail "There is no java on the PATH: install a JDK 17 or later, for example with 'apt install openjdk-17-jdk-headless'."
    javac=$(command -v javac) || javac=
  fi
  version=$("$java" -version 2>&1 | sed -n 's/.* version "\([^"]*\)".*/\1/p')
  major=${version%%[!0-9]*}
  [ "$major" = 1 ] && major=${version#1.} && major=${major%%[!0-9]*}
  case $major in
    '' | *[!0-9]*) fail "$java does not tell its version: install a JDK 17 or later." ;;
  esac
  [ "$major" -ge 17 ] || fail "$java is Java $version: install a JDK 17 or later, and point JAVA_HOME to it."
  [ -n "$javac" ] && [ -x "$javac" ] || fail "$java is a Java without its compiler (a JRE): install a JDK 17 or later, for example with 'apt install openjdk-17-jdk-headless'."
}

# Maven 3.8.7 or later.
check_maven() {
  command -v mvn >/dev/null || fail "There is no mvn on the PATH: install Maven 3.8.7 or later, for example with 'apt install maven'."
  maven=$(mvn -v 2>/dev/null | sed -n 's/.*Apache Maven \([0-9.]*\).*/\1/p' | head -n 1)
  [ -n "$maven" ] || fail "mvn does not tell its version: check it with 'mvn -v'; Maven 3.8.7 or later is needed."
  oldest=$(printf '%s\n' 3.8.7 "$maven" | sort -t . -k 1,1n -k 2,2n -k 3,3n | head -n 1)
  [ "$oldest" = 3.8.7 ] || fail "mvn is Maven $maven: install 3.8.7 or later."
}

# Whether the programs are there and newer than all that they are built from.
is_built() {
  [ -f "$built" ] && [ -f "$program/classes/versions.properties" ] && [ -d "$program/lib" ] || return 1
  [ -d "$checkout/deploy/benchmark/target/lib" ] || return 1
  for module in "$checkout"/*-service "$checkout"/*-worker; do
    [ ! -f "$module/pom.xml" ] || [ -f "$module/target/quarkus-app/quarkus-run.jar" ] || return 1
  done
  newer=$(cd "$checkout" && find . \( -name target -o -name '.?*' -o -path '*/src/test' -o -name docs \) -prune -o -type f \
    \( -name pom.xml -o -path '*/src/main/*' \) -newer "$built" -print 2>/dev/null | head -n 1)
  [ -z "$newer" ]
}

# Builds what is missing or older than its sources.
build() {
  is_built && return
  check_maven
  mkdir -p "$program" 2>/dev/null && [ -w "$program" ] ||
    fail "$checkout is not built, and it cannot be written to: make it writable, or build a copy of it elsewhere."
  log=$program/build.log
  started=$(date +%s)
  : >"$program/built.next" 2>/dev/null || fail "Cannot write to $program: is the disk full?"
  printf 'Building with Maven; the log is %s\n' "$log"
  (cd "$checkout" && exec mvn -B -DskipTests -Dquick package) >"$log" 2>&1 </dev/null &
  maven=$!
  trap 'kill "$maven" 2>/dev/null; wait "$maven" 2>/dev/null; exit 130' INT TERM HUP
  while kill -0 "$maven" 2>/dev/null; do
    [ ! -t 1 ] || printf '\r  %s s ' $(($(date +%s) - started))
    sleep 1
  done
  [ ! -t 1 ] || printf '\r'
  if ! wait "$maven"; then
    trap - INT TERM HUP
    grep -E '^\[ERROR\]' "$log" | head -n 12 >&2 || :
    [ -n "$(grep -E '^\[ERROR\]' "$log" | head -n 1)" ] || tail -n 12 "$log" >&2
    fail "The build failed; see $log"
  fi
  trap - INT TERM HUP
  mv "$program/built.next" "$built"
  printf '  built in %s s\n\n' $(($(date +%s) - started))
}

# Becomes the program, of the module whose target folder $program is: run MAIN_CLASS ARGUMENT...
run() {
  main=$1
  shift
  [ -d "$program/lib" ] || fail "$checkout is not built: run deploy/up first."
  [ -t 1 ] && [ -z "${NO_COLOR:-}" ] && set -- --colours "$@"
  exec "$java" -Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Djava.net.preferIPv4Stack=true \
    -Dhomewatt.log.level=error -cp "$program/classes:$program/lib/*" "$main" --checkout "$checkout" "$@"
}
