/* A small program with known shape: two hot leaves, a recursion, and an inlined function. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
static inline __attribute__((always_inline)) unsigned mix(unsigned x) { x ^= x << 13; x ^= x >> 17; x ^= x << 5; return x; }
__attribute__((noinline)) unsigned spin(unsigned n) { unsigned x = 7; for (unsigned i = 0; i < n; i++) x = mix(x); return x; }
__attribute__((noinline)) unsigned fib(unsigned n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }
__attribute__((noinline)) unsigned copy(unsigned n) { char *a = malloc(4096), *b = calloc(1, 4096); unsigned s = 0; for (unsigned i = 0; i < n; i++) { memcpy(a, b, 4096); s += a[i & 4095]; } free(a); free(b); return s; }
__attribute__((noinline)) unsigned light(unsigned n) { return spin(n) + 1; }
__attribute__((noinline)) unsigned heavy(unsigned n) { return spin(3 * n) + fib(18) + 1; }
int main(int argc, char **argv) {
    unsigned rounds = argc > 1 ? atoi(argv[1]) : 1, s = 0;
    for (unsigned r = 0; r < rounds; r++) s += light(20000) + heavy(20000) + copy(50);
    printf("%u\n", s);
    return 0;
}
