// A service with Go's own profiling pages, which keeps a copy of every profile it serves in the folder it runs in.
// It prints its address, works until its input ends, and listens on the loopback interface only.
package main

import (
	"compress/flate"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/pprof"
	"os"
	"path"
	"runtime"
	"sort"
	"sync"
	"time"
)

type copying struct {
	http.ResponseWriter
	file io.Writer
}

func (c copying) Write(bytes []byte) (int, error) {
	if _, err := c.file.Write(bytes); err != nil {
		return 0, err
	}
	return c.ResponseWriter.Write(bytes)
}

func kept(handler http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		file, err := os.Create(path.Base(r.URL.Path))
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		defer file.Close()
		handler(copying{w, file}, r)
	}
}

func compute(lock *sync.Mutex, held map[int][]byte) {
	for i := 0; ; i++ {
		text, _ := json.Marshal(map[string]int{"a": i, "b": i * i, "c": -i})
		packer, _ := flate.NewWriter(io.Discard, flate.BestSpeed)
		packer.Write(text)
		packer.Close()
		sort.Slice(text, func(a, b int) bool { return text[a] < text[b] })
		lock.Lock()
		held[i%1000] = text
		if i%100 == 0 {
			time.Sleep(time.Millisecond)
		}
		lock.Unlock()
	}
}

func main() {
	runtime.MemProfileRate = 4096
	runtime.SetMutexProfileFraction(1)
	runtime.SetBlockProfileRate(1)
	var lock sync.Mutex
	held := map[int][]byte{}
	for i := 0; i < 3; i++ {
		go compute(&lock, held)
	}
	pages := http.NewServeMux()
	pages.HandleFunc("/debug/pprof/", kept(pprof.Index))
	pages.HandleFunc("/debug/pprof/profile", kept(pprof.Profile))
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	go http.Serve(listener, pages)
	fmt.Println("http://" + listener.Addr().String())
	io.Copy(io.Discard, os.Stdin)
}
