"""Import before numpy and torch: makes this process use the machine well. No effect on results.

- Debian's OpenBLAS 0.3.21 takes CPUs newer than itself for a 'Prescott' and then runs five to seven
  times slower than it could (20 instead of 110 GFLOPS a core on a Sapphire Rapids machine).
- malloc gives large buffers back to the system after every step and gets them zeroed again; keeping
  them saves a fifth of the CPU time.
"""
import ctypes
import os

M_TRIM_THRESHOLD, M_TOP_PAD, M_MMAP_MAX = -1, -2, -4


def choose_kernels():
    try:
        flags = open("/proc/cpuinfo", encoding="ascii").read()
    except OSError:
        return
    kernel = "SkylakeX" if "avx512vl" in flags else "Haswell" if "avx2" in flags else None
    if kernel:
        os.environ.setdefault("OPENBLAS_CORETYPE", kernel)


def keep_memory():
    libc = ctypes.CDLL(None)
    if hasattr(libc, "mallopt"):
        libc.mallopt(M_MMAP_MAX, 0)
        libc.mallopt(M_TRIM_THRESHOLD, 2**31 - 1)
        libc.mallopt(M_TOP_PAD, 256 << 20)


choose_kernels()
keep_memory()
os.environ.setdefault("OMP_NUM_THREADS", "1")
