"""Import before numpy and torch: makes Debian's OpenBLAS use the vector units this machine has.

OpenBLAS 0.3.21 takes CPUs newer than itself for a 'Prescott' and then runs five to seven times
slower than it could (20 instead of 110 GFLOPS a core on a Sapphire Rapids machine).
"""
import os


def choose_kernels():
    try:
        flags = open("/proc/cpuinfo", encoding="ascii").read()
    except OSError:
        return
    kernel = "SkylakeX" if "avx512vl" in flags else "Haswell" if "avx2" in flags else None
    if kernel:
        os.environ.setdefault("OPENBLAS_CORETYPE", kernel)


choose_kernels()
os.environ.setdefault("OMP_NUM_THREADS", os.environ.get("SOGOC_TRAIN_THREADS", "1"))
