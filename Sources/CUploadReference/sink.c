#define _GNU_SOURCE
#include "CUploadReference.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

enum { HEAD = 64 * 1024 };

static _Atomic uint64_t taken;

static bool send_all(int socket, const char *bytes, size_t count) {
  while (count > 0) {
    ssize_t sent = send(socket, bytes, count, MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes += sent;
    count -= (size_t)sent;
  }
  return true;
}

/* Throws bytes away inside the kernel: what is measured is the sender, not the sink's copying. */
static bool discard(int socket, uint64_t count) {
  while (count > 0) {
    size_t step = count < (1u << 20) ? (size_t)count : (1u << 20);
    ssize_t gone = recv(socket, NULL, step, MSG_TRUNC);
    if (gone <= 0) return false;
    count -= (uint64_t)gone;
  }
  return true;
}

static bool answer(int socket, const char *request) {
  const char *body = "";
  if (strncmp(request, "POST ", 5) == 0) {
    const char *line = strchr(request, '\r');
    const char *begins = strstr(request, "uploads");
    body = begins != NULL && begins < line
               ? "<InitiateMultipartUploadResult><UploadId>1</UploadId></InitiateMultipartUploadResult>"
               : "<CompleteMultipartUploadResult><ETag>\"1\"</ETag></CompleteMultipartUploadResult>";
  }
  char text[512];
  int count = snprintf(text, sizeof text, "HTTP/1.1 200 OK\r\netag: \"1\"\r\ncontent-length: %zu\r\n\r\n%s", strlen(body), body);
  return send_all(socket, text, (size_t)count);
}

static uint64_t body_bytes(char *head) {
  for (char *line = strstr(head, "\r\n"); line != NULL; line = strstr(line + 2, "\r\n")) {
    if (strncasecmp(line + 2, "content-length:", 15) == 0) return strtoull(line + 17, NULL, 10);
  }
  return 0;
}

static void *serve(void *argument) {
  int socket = (int)(intptr_t)argument;
  char *head = malloc(HEAD + 1);
  size_t filled = 0;
  while (head != NULL) {
    head[filled] = 0;
    char *end = strstr(head, "\r\n\r\n");
    if (end == NULL) {
      ssize_t count = filled < HEAD ? recv(socket, head + filled, HEAD - filled, 0) : 0;
      if (count <= 0) break;
      filled += (size_t)count;
      continue;
    }
    uint64_t body = body_bytes(head);
    size_t begun = filled - (size_t)(end + 4 - head);
    uint64_t rest = body > begun ? body - begun : 0;
    if (!discard(socket, rest) || !answer(socket, head)) break;
    atomic_fetch_add(&taken, body);
    /* A client waits for the answer, so nothing stands behind the body. */
    filled = 0;
  }
  free(head);
  close(socket);
  return NULL;
}

static void *accept_all(void *argument) {
  int listener = (int)(intptr_t)argument;
  for (;;) {
    int socket = accept(listener, NULL, NULL);
    if (socket < 0) continue;
    int one = 1;
    setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    pthread_t thread;
    if (pthread_create(&thread, NULL, serve, (void *)(intptr_t)socket) == 0) pthread_detach(thread);
  }
  return NULL;
}

uint16_t cu_sink_start(void) {
  int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t size = sizeof address;
  if (listener < 0 || bind(listener, (struct sockaddr *)&address, size) != 0 || listen(listener, 64) != 0 ||
      getsockname(listener, (struct sockaddr *)&address, &size) != 0)
    return 0;
  pthread_t thread;
  if (pthread_create(&thread, NULL, accept_all, (void *)(intptr_t)listener) != 0) return 0;
  pthread_detach(thread);
  return ntohs(address.sin_port);
}

uint64_t cu_sink_bytes(void) { return atomic_load(&taken); }
