#!/bin/sh
# Build the index before the page opens, with the folders that the page will use.
# Takes the Python to build with. Exits with 0 where the page can be opened: after a build, and
# where an earlier index is still in force or another process is making one.
set -u
trap 'exit 130' INT

python=$1
here=$(dirname "$0")
index=${SOURCELINE_INDEX:-index}

if PYTHONPATH="$here/.." "$python" "$here/index_is_current.py"; then
  echo "The index is up to date."
  exit 0
fi

set -- build
[ -z "${SOURCELINE_CORPUS:-}" ] || set -- "$@" --corpus "$SOURCELINE_CORPUS"
[ -z "${SOURCELINE_INDEX:-}" ] || set -- "$@" --index "$SOURCELINE_INDEX"
[ -z "${SOURCELINE_ENCODER:-}" ] || set -- "$@" --encoder "$SOURCELINE_ENCODER"

"$python" -m indexer "$@"
code=$?
case $code in
  0) exit 0 ;;
  3)
    echo "Some files could not be read: they are named above and on the page Library." >&2
    exit 0
    ;;
  5)
    echo "Another process is building the index: the page shows its result when it is done." >&2
    exit 0
    ;;
esac
if [ "$code" = 1 ] && [ -e "$index/current" ]; then
  echo "The index could not be built (see above): the page opens with the one from before." >&2
  exit 0
fi
echo "cannot start: the index could not be built (see above)" >&2
exit "$code"
