import ctypes, hashlib, json, threading
libc = ctypes.CDLL(None)
def named(name, work):
    def run():
        libc.prctl(15, name.encode(), 0, 0, 0)
        work()
    return threading.Thread(target=run)
threads = [named("Web Content 7", lambda: [hashlib.sha256(b"x" * 1000000).digest() for _ in range(30)]),
           named("[k/0:1]: a 12", lambda: [json.dumps(list(range(20000))) for _ in range(30)])]
for thread in threads: thread.start()
for thread in threads: thread.join()
