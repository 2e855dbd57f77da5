// C with intrinsics: the best known code for these networks, every size a literal.
#include "networks.h"
#include "protocol.h"
#include "kernels.h"
#include "layers.h"
#include "recurrence.h"

#define PARAMETERS(l, next, in, out, act) ALIGNED float w##l[PADDED(out) * in]; ALIGNED float b##l[PADDED(out)];
#define ACTIVATIONS(l, next, in, out, act) ALIGNED float a##next[128 * ROW(out)]; ALIGNED float d##next[128 * ROW(out)];
#define PACK(l, next, in, out, act) pack(in, out, act == SOFTMAX, values, s->p.w##l, s->p.b##l);
#define FORWARD(l, next, in, out, act) \
    dense(count, in, out, act, s->p.w##l, s->p.b##l, l ? s->a##l : x, l ? ROW(in) : in, s->a##next); \
    if (act == SOFTMAX) softmax(count, out, s->a##next);
#define BACKWARD(l, next, in, out, before) \
    backward(count, in, out, before, l == 0, s->p.w##l, s->p.b##l, adams ? s->g.w##l : 0, adams ? s->g.b##l : 0, \
             l ? s->a##l : x, l ? ROW(in) : in, s->d##next, s->d##l);

#define PREDICT(name, n, out, last)                                                                     \
    static __attribute__((noinline)) void name##_predict##n(cell *c, const float *x, float *y) {        \
        const int count = n;                                                                            \
        name *s = c->state;                                                                             \
        LAYERS_##name(FORWARD)                                                                          \
        for (int r = 0; r < n; r++) memcpy(y + r * out, s->a##last + r * ROW(out), out * sizeof(float)); \
    }

#define STEP(name, n, kind, out, last, factor)                                                          \
    static __attribute__((noinline)) void name##_##kind##n(cell *c) {                                   \
        enum { sgd, adam_, adams = kind };                                                              \
        const int count = n;                                                                            \
        name *s = c->state;                                                                             \
        const float *x, *t;                                                                             \
        next_batch(c, &x, &t);                                                                          \
        LAYERS_##name(FORWARD)                                                                          \
        for (int r = 0; r < n; r++)                                                                     \
            for (int o = 0; o < out; o++)                                                               \
                s->d##last[r * ROW(out) + o] = (s->a##last[r * ROW(out) + o] - t[r * out + o]) * (factor / n); \
        BACK_##name(BACKWARD)                                                                           \
        if (adams) adam(c, (float *)&s->p, (float *)&s->g, (float *)&s->m, (float *)&s->v, sizeof s->p / sizeof(float)); \
    }

#define CALL(name, condition, call) if (condition) { for (long i = 0; i < calls; i++) { call; } return; }

#define NETWORK(name, in, out, last, factor)                                                            \
    typedef struct { LAYERS_##name(PARAMETERS) } name##_parameters;                                     \
    typedef struct { name##_parameters p, g, m, v; ALIGNED float a0[8]; ALIGNED float d0[8]; LAYERS_##name(ACTIVATIONS) } name; \
    PREDICT(name, 1, out, last) PREDICT(name, 8, out, last) PREDICT(name, 128, out, last)               \
    STEP(name, 1, sgd, out, last, factor) STEP(name, 32, sgd, out, last, factor) STEP(name, 128, sgd, out, last, factor) \
    STEP(name, 1, adam_, out, last, factor) STEP(name, 32, adam_, out, last, factor) STEP(name, 128, adam_, out, last, factor) \
    static void name##_predict(cell *c, int count, const float *x, float *y) {                          \
        if (count == 1) name##_predict1(c, x, y);                                                       \
        else if (count == 8) name##_predict8(c, x, y);                                                  \
        else name##_predict128(c, x, y);                                                                \
    }                                                                                                   \
    static void name##_run(cell *c, long calls) {                                                       \
        CALL(name, is(c, "predict", 1), name##_predict1(c, c->x, c->y); sink = c->y[0])                 \
        CALL(name, is(c, "latency", 1), name##_predict1(c, c->x, c->y); c->x[0] = c->y[0])              \
        CALL(name, is(c, "predict", 128), name##_predict128(c, c->x, c->y); sink = c->y[0])             \
        CALL(name, is(c, "sgd", 1), name##_sgd1(c))                                                     \
        CALL(name, is(c, "sgd", 32), name##_sgd32(c))                                                   \
        CALL(name, is(c, "sgd", 128), name##_sgd128(c))                                                 \
        CALL(name, is(c, "adam", 1), name##_adam_1(c))                                                  \
        CALL(name, is(c, "adam", 32), name##_adam_32(c))                                                \
        CALL(name, is(c, "adam", 128), name##_adam_128(c))                                              \
    }                                                                                                   \
    static void name##_open(cell *c, float **values) {                                                  \
        name *s = aligned(sizeof(name));                                                                \
        LAYERS_##name(PACK)                                                                             \
        c->inputs = in, c->outputs = out, c->state = s, c->predict = name##_predict, c->run = name##_run; \
    }

NETWORKS(NETWORK)
STREAMS(STREAM)

static int open_network(cell *c, float **values) {
#define OPEN(name, ...) if (!strcmp(c->network, #name)) return name##_open(c, values), 1;
    NETWORKS(OPEN)
#define OPEN_STREAM(name, ...) if (is(c, "step", 1)) { OPEN(name) }
    STREAMS(OPEN_STREAM)
    return 0;
}
