#include "CUploadReference.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

typedef struct {
  uint16_t port;
  uint32_t parts;
  uint64_t part_bytes;
  const char *body;
  _Atomic uint32_t next;
  _Atomic bool failed;
} job;

static int connected(uint16_t port) {
  int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  struct sockaddr_in address = {
      .sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  if (fd >= 0 && connect(fd, (struct sockaddr *)&address, sizeof address) == 0) return fd;
  if (fd >= 0) close(fd);
  return -1;
}

static bool send_all(int fd, const char *bytes, uint64_t count) {
  while (count > 0) {
    ssize_t sent = send(fd, bytes, count, MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes += sent;
    count -= (uint64_t)sent;
  }
  return true;
}

static bool is_taken(int fd) {
  char text[1024];
  size_t filled = 0;
  while (filled < sizeof text - 1) {
    ssize_t count = recv(fd, text + filled, sizeof text - 1 - filled, 0);
    if (count <= 0) return false;
    filled += (size_t)count;
    text[filled] = 0;
    if (strstr(text, "\r\n\r\n") != NULL) return strncmp(text, "HTTP/1.1 200", 12) == 0;
  }
  return false;
}

static void *work(void *argument) {
  job *job = argument;
  int fd = connected(job->port);
  uint32_t number;
  while (fd >= 0 && (number = atomic_fetch_add(&job->next, 1)) < job->parts) {
    char head[256];
    int count = snprintf(
        head, sizeof head, "PUT /bench/key?partNumber=%u&uploadId=1 HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: %llu\r\n\r\n",
        number + 1, (unsigned long long)job->part_bytes);
    if (!send_all(fd, head, (uint64_t)count) || !send_all(fd, job->body, job->part_bytes) || !is_taken(fd)) {
      job->failed = true;
      break;
    }
  }
  if (fd < 0) job->failed = true;
  if (fd >= 0) close(fd);
  return NULL;
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

double cu_send(uint16_t port, uint32_t parts, uint64_t part_bytes, uint32_t threads) {
  enum { MOST = 64 };
  if (threads < 1 || threads > MOST) return -1;
  char *body = malloc(part_bytes);
  if (body == NULL) return -1;
  memset(body, 'x', part_bytes);
  job job = {.port = port, .parts = parts, .part_bytes = part_bytes, .body = body};
  pthread_t workers[MOST];
  double start = now();
  uint32_t running = 0;
  while (running < threads && pthread_create(&workers[running], NULL, work, &job) == 0) running++;
  for (uint32_t index = 0; index < running; index++) pthread_join(workers[index], NULL);
  double seconds = now() - start;
  free(body);
  return running == threads && !job.failed ? seconds : -1;
}
