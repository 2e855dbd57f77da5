// One step of an LSTM and of a GRU over the kernels. Weights stand in panels of one or two blocks of 8 units, [panel][number][block][gate][8 units],
// the inputs' before the units': each number is spread out once for all gates of a panel, and their sums never leave the registers.
#define STEPS 64                                                  // of a sample

#define BLOCKS(units) ((units) == 8 ? 1 : 2)                      // of a panel
#define SPREAD(count, number, w, sums, first)                                                    \
    do {                                                                                         \
        const v8 a = all(number);                                                                \
        for (int v = 0; v < (count); v++) sums[(first) + v] = fma8(a, _mm256_load_ps((w) + 8 * v), sums[(first) + v]); \
    } while (0)

// e^-x for a gate that is 1 / (1 + e^-x): beyond 40 it is 0 or 1 to single precision, and products of two stay finite.
INLINE v8 gate8(v8 x) { return exp8(_mm256_sub_ps(_mm256_setzero_ps(), _mm256_max_ps(x, all(-40)))); }

// The numerator and the denominator of tanh8.
INLINE v8 tanh_parts(v8 x, v8 *denominator) {
    x = _mm256_max_ps(_mm256_min_ps(x, all(7.90531110763549805f)), all(-7.90531110763549805f));
    const v8 s = _mm256_mul_ps(x, x);
    v8 p = fma8(all(-2.76076847742355e-16f), s, all(2.00018790482477e-13f));
    p = fma8(p, s, all(-8.60467152213735e-11f));
    p = fma8(p, s, all(5.12229709037114e-08f));
    p = fma8(p, s, all(1.48572235717979e-05f));
    p = fma8(p, s, all(6.37261928875436e-04f));
    v8 q = fma8(all(1.19825839466702e-06f), s, all(1.18534705686654e-04f));
    q = fma8(q, s, all(2.26843463243900e-03f));
    *denominator = fma8(q, s, all(4.89352518554385e-03f));
    return _mm256_mul_ps(fma8(p, s, all(4.89352455891786e-03f)), x);
}

// The state is [units] of h and [units] of c. Gates i, f, g, o.
INLINE void lstm_step(const int units, const int inputs, const float *w, const float *b, const float *x, float *y, float *state) {
    const int blocks = BLOCKS(units), gates = 4 * blocks, chains = blocks == 1 ? 2 : 1;
    float *c = state + units;
    for (int panel = 0; panel < units / 8 / blocks; panel++) {
        v8 z[16];
#pragma GCC unroll 16
        for (int v = 0; v < gates * chains; v++) z[v] = v < gates ? _mm256_load_ps(b + 8 * v) : _mm256_setzero_ps();
#pragma GCC unroll 8
        for (int k = 0; k < inputs; k++) SPREAD(gates, x[k], w + 8 * gates * k, z, k % chains * gates);
        w += 8 * gates * inputs;
#pragma GCC unroll 16
        for (int k = 0; k < units; k++) SPREAD(gates, state[k], w + 8 * gates * k, z, k % chains * gates);
        w += 8 * gates * units;
        b += 8 * gates;
#pragma GCC unroll 2
        for (int block = 0; block < blocks; block++, c += 8, y += 8) {
            const v8 *s = z + 4 * block;
            v8 gate[4];
#pragma GCC unroll 4
            for (int g = 0; g < 4; g++) gate[g] = chains == 1 ? s[g] : _mm256_add_ps(s[g], s[g + gates]);
            // f c + i g and o tanh(c), each over a common denominator: two divisions for five functions.
            const v8 i = _mm256_add_ps(all(1), gate8(gate[0])), f = _mm256_add_ps(all(1), gate8(gate[1])), o = _mm256_add_ps(all(1), gate8(gate[3]));
            v8 q;
            v8 p = tanh_parts(gate[2], &q);
            q = _mm256_mul_ps(q, i);
            const v8 next = _mm256_div_ps(fma8(_mm256_load_ps(c), q, _mm256_mul_ps(p, f)), _mm256_mul_ps(f, q));
            _mm256_store_ps(c, next);
            p = tanh_parts(next, &q);
            _mm256_store_ps(y, _mm256_div_ps(p, _mm256_mul_ps(o, q)));
        }
    }
    y -= units;
    for (int v = 0; v < units; v += 8) _mm256_store_ps(state + v, _mm256_load_ps(y + v)); // panels read the last step's h until here
}

// Gates r, z, n; the sum of the units' part of n stands for itself, for r multiplies it.
INLINE void gru_step(const int units, const int inputs, const float *w, const float *b, const float *x, float *y, float *state) {
    const int blocks = BLOCKS(units);
    for (int panel = 0; panel < units / 8 / blocks; panel++) {
        v8 z[8];
#pragma GCC unroll 8
        for (int v = 0; v < 4 * blocks; v++) z[v] = _mm256_load_ps(b + 8 * v);
        b += 32 * blocks;
#pragma GCC unroll 8
        for (int k = 0; k < inputs; k++, w += 24 * blocks)
#pragma GCC unroll 2
            for (int block = 0; block < blocks; block++) SPREAD(3, x[k], w + 24 * block, z, 4 * block);
#pragma GCC unroll 16
        for (int k = 0; k < units; k++, w += 24 * blocks)
#pragma GCC unroll 2
            for (int block = 0; block < blocks; block++) {
                const v8 a = all(state[k]);
                const int targets[] = { 0, 1, 3 };
#pragma GCC unroll 3
                for (int g = 0; g < 3; g++) z[4 * block + targets[g]] = fma8(a, _mm256_load_ps(w + 24 * block + 8 * g), z[4 * block + targets[g]]);
            }
#pragma GCC unroll 2
        for (int block = 0; block < blocks; block++) {
            const v8 *s = z + 4 * block;
            const int at = (panel * blocks + block) * 8;
            const v8 r = _mm256_div_ps(s[3], _mm256_add_ps(all(1), gate8(s[0])));
            const v8 u = _mm256_div_ps(all(1), _mm256_add_ps(all(1), gate8(s[1])));
            const v8 n = tanh8(_mm256_add_ps(s[2], r));
            _mm256_store_ps(y + at, fma8(u, _mm256_sub_ps(_mm256_load_ps(state + at), n), n));
        }
    }
    for (int v = 0; v < units; v += 8) _mm256_store_ps(state + v, _mm256_load_ps(y + v));
}

// From PyTorch's [gate][unit][number], which matrices of inputs and units have one after the other, and from both biases.
static void pack_gates(const int units, const int inputs, const int gates, const float *values, float *w, float *b) {
    const int blocks = BLOCKS(units), numbers = inputs + units, sums = 4;
    const float *of_units = values + gates * units * inputs, *bias = of_units + gates * units * units, *second = bias + gates * units;
    for (int g = 0; g < gates; g++)
        for (int u = 0; u < units; u++) {
            const int panel = u / 8 / blocks, block = u / 8 % blocks, row = g * units + u;
            for (int k = 0; k < numbers; k++)
                w[(((panel * numbers + k) * blocks + block) * gates + g) * 8 + u % 8] =
                    k < inputs ? values[row * inputs + k] : of_units[row * units + k - inputs];
            float *sum = b + (panel * blocks + block) * sums * 8 + u % 8;
            const int apart = gates == 3 && g == 2; // only a GRU's n
            sum[g * 8] = apart ? bias[row] : bias[row] + second[row];
            if (apart) sum[3 * 8] = second[row];
        }
}

#define STREAM(name, kind, gates, units, in)                                                    \
    typedef struct { ALIGNED float w[gates * units * (in + units)], b[4 * units], state[2 * units], y[units]; } name; \
    static __attribute__((noinline)) void name##_step(const name *s, const float *x, float *y, float *state) { \
        kind##_step(units, in, s->w, s->b, x, y, state);                                         \
    }                                                                                            \
    static void name##_run(cell *c, long calls) {                                                \
        name *s = c->state;                                                                      \
        for (long i = 0; i < calls; i++) {                                                       \
            name##_step(s, c->pool + c->steps * in, c->y, s->state);                             \
            c->steps = c->steps + 1 == SAMPLES * STEPS ? 0 : c->steps + 1;                       \
        }                                                                                        \
    }                                                                                            \
    static void name##_open(cell *c, float **values) {                                           \
        name *s = aligned(sizeof(name));                                                         \
        pack_gates(units, in, gates, *values, s->w, s->b);                                       \
        *values += gates * units * (in + units + 2);                                             \
        c->inputs = STEPS * in, c->outputs = units, c->state = s, c->run = name##_run;           \
    }
