// Command profiled makes the pprof fixtures: it works for about a second and writes each of Go's profiles.
package main

import (
	"bytes"
	"compress/flate"
	"context"
	"encoding/json"
	"os"
	"regexp"
	"runtime"
	"runtime/pprof"
	"sort"
	"strings"
	"sync"
	"time"
)

var kept [][]byte

func words() []string {
	text := strings.Repeat("the quick brown fox jumps over 13 lazy dogs ", 400)
	found := regexp.MustCompile(`([a-z]+)\s+(\d+|[a-z]+)`).FindAllString(text, -1)
	sort.Strings(found)
	return found
}

func pack(lines []string) []byte {
	plain, _ := json.Marshal(lines)
	var out bytes.Buffer
	writer, _ := flate.NewWriter(&out, 9)
	writer.Write(plain)
	writer.Close()
	return out.Bytes()
}

func contend() {
	var lock sync.Mutex
	var done sync.WaitGroup
	for i := 0; i < 4; i++ {
		done.Add(1)
		go func() {
			defer done.Done()
			for j := 0; j < 50; j++ {
				lock.Lock()
				time.Sleep(100 * time.Microsecond)
				lock.Unlock()
			}
		}()
	}
	done.Wait()
}

func recurse(depth int) int {
	if depth == 0 {
		return len(words())
	}
	return recurse(depth-1) + 1
}

func write(name string) {
	out, err := os.Create(os.Args[1] + "/" + name + ".pb.gz")
	if err != nil {
		panic(err)
	}
	defer out.Close()
	if err := pprof.Lookup(name).WriteTo(out, 0); err != nil {
		panic(err)
	}
}

func main() {
	runtime.MemProfileRate = 4096
	runtime.SetMutexProfileFraction(1)
	runtime.SetBlockProfileRate(1)
	out, err := os.Create(os.Args[1] + "/cpu.pb.gz")
	if err != nil {
		panic(err)
	}
	pprof.StartCPUProfile(out)
	until := time.Now().Add(1500 * time.Millisecond)
	for time.Now().Before(until) {
		pprof.Do(context.Background(), pprof.Labels("endpoint", "GET /words"), func(context.Context) {
			kept = append(kept, pack(words()))
		})
		pprof.Do(context.Background(), pprof.Labels("endpoint", "GET /deep"), func(context.Context) {
			recurse(5)
		})
	}
	pprof.StopCPUProfile()
	out.Close()
	contend()
	runtime.GC()
	for _, name := range []string{"heap", "allocs", "mutex", "block", "goroutine"} {
		write(name)
	}
}
