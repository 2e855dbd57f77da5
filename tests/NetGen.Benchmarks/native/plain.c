// C with plain loops, every size a literal, weights [in][out]: what the compiler's own vectoriser makes of them.
#include "networks.h"
#include "protocol.h"

#define INLINE static inline __attribute__((always_inline))

INLINE void dense(const int inputs, const int outputs, const int activation, const float *restrict w, const float *restrict b, const float *restrict x, float *restrict y) {
    float z[outputs];
    for (int o = 0; o < outputs; o++) z[o] = b[o];
    for (int i = 0; i < inputs; i++)
        for (int o = 0; o < outputs; o++) z[o] += x[i] * w[i * outputs + o];
    for (int o = 0; o < outputs; o++) y[o] = activation == RELU ? (z[o] > 0 ? z[o] : 0) : activation == TANH ? tanhf(z[o]) : activation == SIGMOID ? 1 / (1 + expf(-z[o])) : z[o];
    if (activation == SOFTMAX) {
        float most = y[0], sum = 0;
        for (int o = 1; o < outputs; o++) most = y[o] > most ? y[o] : most;
        for (int o = 0; o < outputs; o++) sum += y[o] = expf(y[o] - most);
        for (int o = 0; o < outputs; o++) y[o] /= sum;
    }
}

INLINE void backward(const int inputs, const int outputs, const int before, const int first_layer, const float *restrict w,
                     float *restrict gw, float *restrict gb, const float *restrict x, const float *restrict dz, float *restrict dx) {
    for (int o = 0; o < outputs; o++) gb[o] += dz[o];
    for (int i = 0; i < inputs; i++)
        for (int o = 0; o < outputs; o++) gw[i * outputs + o] += x[i] * dz[o];
    if (first_layer) return;
    for (int i = 0; i < inputs; i++) {
        float sum = 0;
        for (int o = 0; o < outputs; o++) sum += dz[o] * w[i * outputs + o];
        dx[i] = sum * (before == TANH ? 1 - x[i] * x[i] : x[i] > 0 ? 1.0f : 0.0f);
    }
}

static void sgd(float *restrict p, const float *restrict g, long length) {
    for (long i = 0; i < length; i++) p[i] -= SGD_RATE * g[i];
}

static void adam(cell *c, float *restrict p, const float *restrict g, float *restrict m, float *restrict v, long length) {
    float rate, correction;
    adam_factors(c, &rate, &correction);
    for (long i = 0; i < length; i++) {
        m[i] = BETA1 * m[i] + (1 - BETA1) * g[i];
        v[i] = BETA2 * v[i] + (1 - BETA2) * g[i] * g[i];
        p[i] -= rate * m[i] / (sqrtf(v[i] * correction) + EPSILON);
    }
}

static void pack(int inputs, int outputs, float **values, float *w, float *b) {
    for (int o = 0; o < outputs; o++)
        for (int i = 0; i < inputs; i++) w[i * outputs + o] = (*values)[o * inputs + i];
    *values += inputs * outputs;
    memcpy(b, *values, outputs * sizeof(float));
    *values += outputs;
}

#define PARAMETERS(l, next, in, out, act) float w##l[in * out], b##l[out];
#define ACTIVATIONS(l, next, in, out, act) float a##next[out], d##next[out];
#define PACK(l, next, in, out, act) pack(in, out, values, s->p.w##l, s->p.b##l);
#define FORWARD(l, next, in, out, act) dense(in, out, act, s->p.w##l, s->p.b##l, l ? s->a##l : x, s->a##next);
#define BACKWARD(l, next, in, out, before) backward(in, out, before, l == 0, s->p.w##l, s->g.w##l, s->g.b##l, l ? s->a##l : x, s->d##next, s->d##l);

#define NETWORK(name, in, out, last, factor)                                                    \
    typedef struct { LAYERS_##name(PARAMETERS) } name##_parameters;                             \
    typedef struct { name##_parameters p, g, m, v; float a0[8], d0[8]; LAYERS_##name(ACTIVATIONS) } name; \
    static void name##_predict(cell *c, int count, const float *x, float *y) {                  \
        name *s = c->state;                                                                     \
        for (int n = 0; n < count; n++, x += in, y += out) {                                    \
            LAYERS_##name(FORWARD)                                                              \
            memcpy(y, s->a##last, sizeof s->a##last);                                           \
        }                                                                                       \
    }                                                                                           \
    static void name##_step(cell *c) {                                                          \
        name *s = c->state;                                                                     \
        const float *x, *t;                                                                     \
        int count = next_batch(c, &x, &t);                                                      \
        memset(&s->g, 0, sizeof s->g);                                                          \
        for (int n = 0; n < count; n++, x += in, t += out) {                                    \
            LAYERS_##name(FORWARD)                                                              \
            for (int o = 0; o < out; o++) s->d##last[o] = (s->a##last[o] - t[o]) * (factor / count); \
            BACK_##name(BACKWARD)                                                               \
        }                                                                                       \
        if (c->kind[0] == 's') sgd((float *)&s->p, (float *)&s->g, sizeof s->p / sizeof(float)); \
        else adam(c, (float *)&s->p, (float *)&s->g, (float *)&s->m, (float *)&s->v, sizeof s->p / sizeof(float)); \
    }                                                                                           \
    static void name##_run(cell *c, long calls) {                                               \
        for (long i = 0; i < calls; i++) {                                                      \
            if (c->kind[0] == 's' || c->kind[0] == 'a') { name##_step(c); continue; }           \
            name##_predict(c, c->batch, c->x, c->y);                                            \
            sink = c->y[0];                                                                     \
            if (c->kind[0] == 'l') c->x[0] = c->y[0];                                           \
        }                                                                                       \
    }                                                                                           \
    static void name##_open(cell *c, float **values) {                                          \
        name *s = aligned(sizeof(name));                                                        \
        LAYERS_##name(PACK)                                                                     \
        c->inputs = in, c->outputs = out, c->state = s, c->predict = name##_predict, c->run = name##_run; \
    }

NETWORKS(NETWORK)

static int open_network(cell *c, float **values) {
#define OPEN(name, in, out, last, factor) if (!strcmp(c->network, #name)) return name##_open(c, values), 1;
    NETWORKS(OPEN)
    return 0;
}
