// A program with planted anti-patterns, or with each of them repaired: shop bad|fixed CPU_PROFILE MILLISECONDS
package main

import (
	"bytes"
	"fmt"
	"log"
	"os"
	"regexp"
	"runtime/pprof"
	"strconv"
	"strings"
	"time"
)

var word = regexp.MustCompile(`^[a-z]+-(\d+)@[a-z.]+$`)
var journal = log.New(&bytes.Buffer{}, "", log.LstdFlags)
var sink int

func search(text string) bool {
	re := regexp.MustCompile(`^[a-z]+-(\d+)@[a-z.]+$`) // planted: regex-compile-in-loop
	return re.MatchString(text)
}

func searchFixed(text string) bool {
	return word.MatchString(text)
}

func export(n int) string {
	text := ""
	for i := 0; i < n; i++ {
		text += "one line of the export\n" // planted: string-concat-in-loop
	}
	return text
}

func exportFixed(n int) string {
	var text strings.Builder
	text.Grow(n * 32)
	for i := 0; i < n; i++ {
		text.WriteString("one line of the export\n")
	}
	return text.String()
}

func tally(n int) map[int]int {
	counts := map[int]int{}
	for i := 0; i < n; i++ {
		counts[i]++ // planted: unsized-collection
	}
	return counts
}

var counts = make(map[int]int, 4096)

func tallyFixed(n int) map[int]int {
	for i := 0; i < n; i++ {
		counts[i]++
	}
	return counts
}

func price(item int) {
	journal.Printf("priced %d at %d", item, item*3) // planted: logging-in-hot-path
}

func priceFixed(item int) {
	sink += item * 3
}

func label(item int) string {
	return fmt.Sprintf("%d-%s-%d", item, "sku", item) // planted: string-formatting-in-hot-path
}

var buffer [64]byte

func labelFixed(item int) string {
	text := strconv.AppendInt(buffer[:0], int64(item), 10)
	text = append(text, "-sku-"...)
	sink += len(strconv.AppendInt(text, int64(item), 10))
	return ""
}

// Runs once in a while: the same pattern, but too cold to matter.
func rare() {
	sink += regexp.MustCompile(`^rare$`).NumSubexp()
}

func spend(slice time.Duration, work func()) {
	for end := time.Now().Add(slice); time.Now().Before(end); {
		work()
	}
}

func bad(slice time.Duration) {
	spend(slice, func() { search("abc-12@x.y") })
	spend(slice, func() { sink += len(export(200)) })
	spend(slice, func() { sink += len(tally(1500)) })
	spend(slice, func() { price(3) })
	spend(slice, func() { sink += len(label(3)) })
}

func fixed(slice time.Duration) {
	spend(slice, func() { searchFixed("abc-12@x.y") })
	spend(slice, func() { sink += len(exportFixed(200)) })
	spend(slice, func() { sink += len(tallyFixed(1500)) })
	spend(slice, func() { priceFixed(3) })
	spend(slice, func() { sink += len(labelFixed(3)) })
}

func main() {
	profile, err := os.Create(os.Args[2])
	if err != nil {
		panic(err)
	}
	millis, err := strconv.Atoi(os.Args[3])
	if err != nil {
		panic(err)
	}
	if err := pprof.StartCPUProfile(profile); err != nil {
		panic(err)
	}
	slice := 20 * time.Millisecond
	for end := time.Now().Add(time.Duration(millis) * time.Millisecond); time.Now().Before(end); {
		if os.Args[1] == "bad" {
			bad(slice)
		} else {
			fixed(slice)
		}
	}
	rare()
	pprof.StopCPUProfile()
	profile.Close()
}
