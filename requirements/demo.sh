#!/bin/sh
# demo.sh PARIPASSU WORKSPACE OPTIONS: assess the example, say how long reading took, and what to try next.
set -eu
run=$1 example=$2
shift 2
"$run" assess "$example" "$@" --timings
cat <<END

Try next:
  $run explain $example combat $*                 what that figure rests on
  $run explain $example troops-in-kursk $*        who says so, and who denies it
  $run assess $example --as-of 2024-10-15                        three weeks earlier
  $run replay $example                                           the ladder day by day
  $run copies $example                                           which reports are one text
  $run whatif $example --report FILE $*           what your own report would move
  $run init my-situation                                         a workspace of your own
END
