// Layers, their backward steps and Adam over the kernels.

// Rows in tiles as equal as can be; `rows` in the call is each tile's literal number.
#define TILES(count, most, first, call)                                                          \
    do {                                                                                         \
        const int tiles = ((count) + (most) - 1) / (most), small = (count) / tiles, large = (count) % tiles; \
        for (int tile = 0, first = 0; tile < tiles; first += small + (tile < large), tile++) {   \
            if (tile < large) { const int rows = small + 1; call; }                              \
            else { const int rows = small; call; }                                               \
        }                                                                                        \
    } while (0)

INLINE void dense(const int count, const int inputs, const int outputs, const int activation, const float *w, const float *b, const float *x, const int ldx, float *y) {
    const int width = WIDTH(outputs), ldy = ROW(outputs);
    for (int p = 0; p < PANELS(outputs); p++) {
        const float *panel = w + p * inputs * width * 8, *bias = b + p * width * 8;
        float *out = y + p * width * 8;
        if (count == 1) forward_single(width, inputs, activation, panel, bias, x, out);
        else TILES(count, ROWS(width), first, forward_tile(rows, width, inputs, activation, panel, bias, x + first * ldx, ldx, out + first * ldy, ldy));
    }
}

// Padding has a bias of -1e30, so its exponential is 0.
INLINE void softmax(const int count, const int outputs, float *y) {
    for (int n = 0; n < count; n++, y += ROW(outputs)) {
        v8 most = _mm256_load_ps(y), sum = _mm256_setzero_ps();
        for (int v = 1; v < VECTORS(outputs); v++) most = _mm256_max_ps(most, _mm256_load_ps(y + 8 * v));
        __m128 half = _mm_max_ps(_mm256_castps256_ps128(most), _mm256_extractf128_ps(most, 1));
        half = _mm_max_ps(half, _mm_movehl_ps(half, half));
        most = all(_mm_cvtss_f32(_mm_max_ss(half, _mm_shuffle_ps(half, half, 1))));
        for (int v = 0; v < VECTORS(outputs); v++) {
            v8 e = exp8(_mm256_sub_ps(_mm256_load_ps(y + 8 * v), most));
            _mm256_store_ps(y + 8 * v, e);
            sum = _mm256_add_ps(sum, e);
        }
        v8 scale = all(1 / total(sum));
        for (int v = 0; v < VECTORS(outputs); v++) _mm256_store_ps(y + 8 * v, _mm256_mul_ps(_mm256_load_ps(y + 8 * v), scale));
    }
}

INLINE void backward(const int count, const int inputs, const int outputs, const int before, const int first_layer,
                     float *w, float *b, float *gw, float *gb, const float *x, const int ldx, const float *dz, float *dx) {
    const int width = WIDTH(outputs), ldz = ROW(outputs);
    if (!first_layer)
        for (int i = 0; i < inputs; i += 4) {
            const int at = i + 4 <= inputs ? i : inputs - 4; // the last four overlap those before
            TILES(count, 3, first, input_tile(rows, 4, inputs, outputs, before, w + at * width * 8, dz + first * ldz, ldz, x + first * ldx + at, dx + first * ldx + at, ldx));
        }
    for (int p = 0; p < PANELS(outputs); p++) {
        float *panel = w + p * inputs * width * 8, *gradient = gw ? gw + p * inputs * width * 8 : 0;
        const float *d = dz + p * width * 8;
        TILES(inputs, ROWS(width), first, weight_tile(rows, width, count, x + first, ldx, d, ldz, panel + first * width * 8, gradient ? gradient + first * width * 8 : 0));
    }
    for (int v = 0; v < PADDED(outputs) / 8; v++) {
        v8 sum = _mm256_setzero_ps();
        for (int n = 0; n < count; n++) sum = _mm256_add_ps(sum, _mm256_load_ps(dz + n * ldz + 8 * v));
        if (gb) _mm256_store_ps(gb + 8 * v, sum);
        else _mm256_store_ps(b + 8 * v, fma8(all(-SGD_RATE), sum, _mm256_load_ps(b + 8 * v)));
    }
}

static void adam(cell *c, float *p, const float *g, float *m, float *s, const long length) {
    float rate, correction;
    adam_factors(c, &rate, &correction);
    for (long i = 0; i < length; i += 8) {
        v8 gradient = _mm256_load_ps(g + i);
        v8 mean = fma8(all(BETA1), _mm256_load_ps(m + i), _mm256_mul_ps(all(1 - BETA1), gradient));
        v8 square = fma8(all(BETA2), _mm256_load_ps(s + i), _mm256_mul_ps(all(1 - BETA2), _mm256_mul_ps(gradient, gradient)));
        _mm256_store_ps(m + i, mean);
        _mm256_store_ps(s + i, square);
        v8 root = _mm256_add_ps(_mm256_sqrt_ps(_mm256_mul_ps(square, all(correction))), all(EPSILON));
        _mm256_store_ps(p + i, _mm256_sub_ps(_mm256_load_ps(p + i), _mm256_div_ps(_mm256_mul_ps(all(rate), mean), root)));
    }
}

static void pack(int inputs, int outputs, int is_softmax, float **values, float *w, float *b) {
    const int width = WIDTH(outputs) * 8;
    for (int o = 0; o < outputs; o++)
        for (int i = 0; i < inputs; i++) w[(o / width * inputs + i) * width + o % width] = (*values)[o * inputs + i];
    *values += inputs * outputs;
    for (int o = 0; o < PADDED(outputs); o++) b[o] = o < outputs ? (*values)[o] : is_softmax ? -1e30f : 0;
    *values += outputs;
}
