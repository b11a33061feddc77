#define _GNU_SOURCE

#include "CYardstick.h"

#include <sched.h>

bool cy_keep_to_cores(int count) {
  cpu_set_t all, kept;
  CPU_ZERO(&kept);
  if (sched_getaffinity(0, sizeof all, &all)) return false;
  for (int core = 0; core < CPU_SETSIZE && CPU_COUNT(&kept) < count; core++) {
    if (CPU_ISSET(core, &all)) CPU_SET(core, &kept);
  }
  return CPU_COUNT(&kept) == count && !sched_setaffinity(0, sizeof kept, &kept);
}
