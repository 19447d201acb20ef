"""Examples at the foot of each help text of the command."""

# \b keeps the lines of a paragraph as they are.
EXAMPLES = """\b
Examples:
  slantwise
      compare the outlets of the sample in the browser
  slantwise --articles my-articles/
      the same with a folder of yours, a table or a text file
  slantwise score *.txt -o scores.csv
      one row of numbers an article
  slantwise score news.csv --text-column story --outlet-column paper -o scores.parquet
      from a table whose columns go by other names
  slantwise compare my-articles/
      outlets side by side, in the terminal
  slantwise report my-articles/ -o report.html
      the same as a report to hand out; slantwise export writes its charts
  slantwise cues article.txt
      the words behind the numbers
  slantwise add news.csv my-articles/ https://news.example/story
      keep articles in your library; after that slantwise alone shows them
  slantwise --library project.db
      another library; it is made where there is none
  slantwise bench
      how fast it is on this machine
"""
ADD_EXAMPLES = """\b
Examples:
  slantwise add article.txt my-articles/ news.csv saved.zip
      files, folders, ZIP files
  slantwise add https://news.example/one https://news.example/two
      pages of the web
  slantwise add --from links.txt --feed https://news.example/rss
      every page of a list, and of a feed
  slantwise add media-cloud.csv --fetch
      the articles that a table names by their links, without their text
  slantwise add news.csv --text-column story --library project.db
  slantwise add news.csv --library postgresql://user@host/name

\b
A site is asked for a page a second at most, and for none that its robots.txt
keeps from programs. What was fetched or added before is not fetched or added
again: after Ctrl-C the same command goes on from there. A library that is not
there yet is made.

\b
Exit codes:
  0    done
  1    some inputs could not be read: the first 30 are named, and the rest is done
  2    the command was called in a way it does not understand
  130  stopped with Ctrl-C: what was read until then is kept
"""
SCORE_EXAMPLES = """\b
Examples:
  slantwise score article.txt
  slantwise score articles/ more.jsonl -o scores.csv
  slantwise score news.csv --text-column story -o scores.parquet
  cat article.txt | slantwise score - -o - > scores.csv
  slantwise score articles/ --leave-out slammed --leave-out-category loaded:alarm
  slantwise score articles/ --lexicon my-words.csv
  slantwise score --library project.db -o scores.csv
  slantwise score parts/ -o scores/ --dask-local 4
  slantwise score parts/ -o scores/ --scheduler tcp://10.0.0.5:8786

\b
Exit codes:
  0  done
  1  some inputs could not be read: the first 30 are named, and the rest is done
  2  the command was called in a way it does not understand
"""
CUES_EXAMPLES = """\b
Examples:
  slantwise cues article.txt
  slantwise cues news.csv -o cues.csv
  slantwise cues --library project.db -o cues.csv
  slantwise cues news.csv --leave-out "so called" -o cues.csv
"""
BENCH_EXAMPLES = """\b
Examples:
  slantwise bench
  slantwise bench --articles news.csv --json
  slantwise bench --library project.db
  slantwise bench --scale --articles news.csv
"""
VALIDATE_EXAMPLES = """\b
Examples:
  slantwise validate --data corpora/
  slantwise validate --data corpora/ --corpus babe --json agreement.json
  slantwise validate --data corpora/ --check
  slantwise validate --data corpora/ --baseline my-words.txt

\b
Exit codes:
  0  done
  1  a corpus could not be read, or a figure is below its floor
  2  there is no corpus in the folder, or the command was called in a way it does not understand
"""
COMPARE_EXAMPLES = """\b
Examples:
  slantwise compare my-articles/
  slantwise compare news.csv --metric hedging_ratio --outlet "Daily Blaze" --from 2026-03-02
  slantwise compare my-articles/ --basis matched
  slantwise compare --library project.db --format csv > compared.csv
"""
EXPORT_EXAMPLES = """\b
Examples:
  slantwise export my-articles/ --metric loaded_terms_rate --format svg,pdf,png -o charts
  slantwise export my-articles/ --format png --scale 4 --size slide --look dark -o slides
  slantwise export my-articles/ --format csv,xlsx,parquet -o numbers
  slantwise export my-articles/ --basis matched --format svg,csv -o same-stories
  slantwise export my-articles/ --format bundle -o bundles

\b
PNG, SVG and PDF are drawn with Chrome (pip install 'slantwise[export]').
BROWSER_PATH names one that is somewhere else.

\b
Exit codes:
  0  done
  1  a file could not be made: each is named, and the rest is done
  2  the command was called in a way it does not understand
"""
REPORT_EXAMPLES = """\b
Examples:
  slantwise report my-articles/ -o report.html
  slantwise report my-articles/ --story heatwave --metric citation_density -o report.pdf
"""
REPRODUCE_EXAMPLES = """\b
Examples:
  slantwise reproduce slantwise-bundle.zip
  slantwise reproduce slantwise-bundle.zip --articles my-articles/

\b
Exit codes:
  0  everything is the same, byte for byte
  1  something differs, or the bundle cannot be read
  2  the command was called in a way it does not understand
"""
