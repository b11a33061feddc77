#ifndef CMAIL_H
#define CMAIL_H

/* One mail over SMTP, by libcurl, behind plain types. */

#include <stddef.h>
#include <stdint.h>

typedef struct {
  /* smtp://host:port or smtps://host:port, without user and password. */
  const char *url;
  /* NULL: no login. */
  const char *user;
  const char *password;
  /* The sender's address, without angle brackets. */
  const char *from;
  const char *const *recipients;
  size_t recipient_count;
  /* The whole message, headers and body, with CR LF line ends. */
  const uint8_t *message;
  size_t message_length;
  /* A file of trusted certificates; NULL: the system's. */
  const char *trusted_certificates;
  /* Refuse to go on without TLS, where smtp:// would only try it. */
  int requires_encryption;
  int checks_certificate;
  long timeout_seconds;
} cm_mail;

enum { CM_REASON_CAPACITY = 256 };

/* Sends the mail and returns 0. Otherwise returns the last reply code of the server, or -1 when there was none, and
   leaves a reason, which holds neither address nor password. Any thread may call it. */
long cm_send(const cm_mail *mail, char reason[CM_REASON_CAPACITY]);

#endif
