/* The parts of counters.node. */
#ifndef CONF_COUNTERS_H
#define CONF_COUNTERS_H

#include <ftk/ftk.h>
#include <node_api.h>

/* A symbol of the library at the path, which is loaded already; NULL when there is none. */
void *symbol_of(napi_env env, napi_value path, const char *name);

/* Adds a function to the exports; 0 on failure. */
int add_function(napi_env env, napi_value exports, const char *name, napi_callback call);

/* Adds the calls of entries.c; 0 on failure. */
int add_entries(napi_env env, napi_value exports);

#endif
