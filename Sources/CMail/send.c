#include "CMail.h"

#include <curl/curl.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

typedef struct {
  const uint8_t *bytes;
  size_t left;
} reading;

static size_t read_message(char *buffer, size_t size, size_t count, void *context) {
  reading *rest = context;
  size_t length = size * count < rest->left ? size * count : rest->left;
  memcpy(buffer, rest->bytes, length);
  rest->bytes += length;
  rest->left -= length;
  return length;
}

static size_t drop_answer(char *buffer, size_t size, size_t count, void *context) {
  (void)buffer;
  (void)context;
  return size * count;
}

static pthread_once_t once = PTHREAD_ONCE_INIT;
static void initialize(void) { curl_global_init(CURL_GLOBAL_DEFAULT); }

static struct curl_slist *recipients_of(const cm_mail *mail) {
  struct curl_slist *list = NULL;
  for (size_t index = 0; index < mail->recipient_count; index++) {
    struct curl_slist *longer = curl_slist_append(list, mail->recipients[index]);
    if (longer == NULL) {
      curl_slist_free_all(list);
      return NULL;
    }
    list = longer;
  }
  return list;
}

static void prepare(CURL *curl, const cm_mail *mail) {
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  curl_easy_setopt(curl, CURLOPT_URL, mail->url);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, mail->timeout_seconds);
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, mail->timeout_seconds);
  curl_easy_setopt(curl, CURLOPT_USE_SSL, (long)(mail->requires_encryption ? CURLUSESSL_ALL : CURLUSESSL_TRY));
  curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, mail->checks_certificate ? 1L : 0L);
  curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, mail->checks_certificate ? 2L : 0L);
  if (mail->trusted_certificates != NULL) curl_easy_setopt(curl, CURLOPT_CAINFO, mail->trusted_certificates);
  if (mail->user != NULL) curl_easy_setopt(curl, CURLOPT_USERNAME, mail->user);
  if (mail->password != NULL) curl_easy_setopt(curl, CURLOPT_PASSWORD, mail->password);
  curl_easy_setopt(curl, CURLOPT_MAIL_FROM, mail->from);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, drop_answer);
  curl_easy_setopt(curl, CURLOPT_READFUNCTION, read_message);
  curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
}

long cm_send(const cm_mail *mail, char reason[CM_REASON_CAPACITY]) {
  pthread_once(&once, initialize);
  CURL *curl = curl_easy_init();
  struct curl_slist *recipients = recipients_of(mail);
  if (curl == NULL || recipients == NULL) {
    curl_easy_cleanup(curl);
    curl_slist_free_all(recipients);
    snprintf(reason, CM_REASON_CAPACITY, "out of memory");
    return -1;
  }
  char detail[CURL_ERROR_SIZE] = "";
  reading rest = {mail->message, mail->message_length};
  prepare(curl, mail);
  curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, recipients);
  curl_easy_setopt(curl, CURLOPT_READDATA, &rest);
  curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, detail);
  CURLcode code = curl_easy_perform(curl);
  long reply = 0;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &reply);
  curl_slist_free_all(recipients);
  curl_easy_cleanup(curl);
  if (code == CURLE_OK) return 0;
  snprintf(reason, CM_REASON_CAPACITY, "%s", detail[0] != '\0' ? detail : curl_easy_strerror(code));
  return reply >= 400 ? reply : -1;
}
