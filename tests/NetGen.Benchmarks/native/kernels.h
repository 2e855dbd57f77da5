// AVX2 kernels. Weights stand in panels of 1, 2 or 3 vectors of outputs, [panel][input][vector]; samples stand in rows.
// Every size is a literal at the call, so that each call is compiled for itself.
#include <immintrin.h>

#define INLINE static inline __attribute__((always_inline))
#define ALIGNED __attribute__((aligned(64)))
#define VECTORS(n) (((n) + 7) / 8)
#define WIDTH(n) (VECTORS(n) <= 3 ? VECTORS(n) : 2)               // vectors of a panel
#define PANELS(n) ((VECTORS(n) + WIDTH(n) - 1) / WIDTH(n))
#define PADDED(n) (PANELS(n) * WIDTH(n) * 8)
#define ROW(n) (PADDED(n) % 256 == 0 ? PADDED(n) + 16 : PADDED(n)) // a power of two would meet itself in the cache
#define ROWS(width) ((width) == 1 ? 8 : (width) == 2 ? 6 : 4)      // rows of a tile: its sums and operands fill the 16 registers
#define CHAINS(width) ((width) == 1 ? 8 : (width) == 2 ? 5 : 4)

typedef __m256 v8;

INLINE v8 all(float x) { return _mm256_set1_ps(x); }
INLINE v8 fma8(v8 a, v8 b, v8 c) { return _mm256_fmadd_ps(a, b, c); }

INLINE v8 exp8(v8 x) {
    x = _mm256_max_ps(_mm256_min_ps(x, all(88.37f)), all(-87.3f));
    v8 n = _mm256_round_ps(_mm256_mul_ps(x, all(1.44269504f)), _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC);
    v8 r = fma8(n, all(-0.693359375f), x);
    r = fma8(n, all(2.12194440e-4f), r);
    v8 p = fma8(all(1.9875691500e-4f), r, all(1.3981999507e-3f));
    p = fma8(p, r, all(8.3334519073e-3f));
    p = fma8(p, r, all(4.1665795894e-2f));
    p = fma8(p, r, all(1.6666665459e-1f));
    p = fma8(p, r, all(5.0000001201e-1f));
    p = _mm256_add_ps(fma8(p, _mm256_mul_ps(r, r), r), all(1));
    __m256i e = _mm256_slli_epi32(_mm256_add_epi32(_mm256_cvtps_epi32(n), _mm256_set1_epi32(127)), 23);
    return _mm256_mul_ps(p, _mm256_castsi256_ps(e));
}

// A rational of degrees 13 and 6.
INLINE v8 tanh8(v8 x) {
    x = _mm256_max_ps(_mm256_min_ps(x, all(7.90531110763549805f)), all(-7.90531110763549805f));
    v8 s = _mm256_mul_ps(x, x);
    v8 p = fma8(all(-2.76076847742355e-16f), s, all(2.00018790482477e-13f));
    p = fma8(p, s, all(-8.60467152213735e-11f));
    p = fma8(p, s, all(5.12229709037114e-08f));
    p = fma8(p, s, all(1.48572235717979e-05f));
    p = fma8(p, s, all(6.37261928875436e-04f));
    p = _mm256_mul_ps(fma8(p, s, all(4.89352455891786e-03f)), x);
    v8 q = fma8(all(1.19825839466702e-06f), s, all(1.18534705686654e-04f));
    q = fma8(q, s, all(2.26843463243900e-03f));
    return _mm256_div_ps(p, fma8(q, s, all(4.89352518554385e-03f)));
}

INLINE v8 activate(v8 z, const int activation) {
    if (activation == RELU) return _mm256_max_ps(z, _mm256_setzero_ps());
    if (activation == TANH) return tanh8(z);
    if (activation == SIGMOID) return _mm256_div_ps(all(1), _mm256_add_ps(all(1), exp8(_mm256_sub_ps(_mm256_setzero_ps(), z))));
    return z;
}

// One panel's outputs of some rows.
INLINE void forward_tile(const int rows, const int width, const int inputs, const int activation,
                         const float *w, const float *b, const float *x, const int ldx, float *y, const int ldy) {
    v8 sum[8][3];
#pragma GCC unroll 8
    for (int r = 0; r < rows; r++)
#pragma GCC unroll 3
        for (int v = 0; v < width; v++) sum[r][v] = _mm256_load_ps(b + 8 * v);
    for (int k = 0; k < inputs; k++)
#pragma GCC unroll 8
        for (int r = 0; r < rows; r++)
#pragma GCC unroll 3
            for (int v = 0; v < width; v++) sum[r][v] = fma8(all(x[r * ldx + k]), _mm256_load_ps(w + (k * width + v) * 8), sum[r][v]);
#pragma GCC unroll 8
    for (int r = 0; r < rows; r++)
#pragma GCC unroll 3
        for (int v = 0; v < width; v++) _mm256_store_ps(y + r * ldy + 8 * v, activate(sum[r][v], activation));
}

// One panel's outputs of one row: the inputs are dealt to several chains of sums, for one chain would wait for itself.
INLINE void forward_single(const int width, const int inputs, const int activation, const float *w, const float *b, const float *x, float *y) {
    enum { most = 8 };
    const int chains = CHAINS(width) < inputs ? CHAINS(width) : inputs;
    v8 sum[most][3];
#pragma GCC unroll 8
    for (int c = 0; c < chains; c++)
#pragma GCC unroll 3
        for (int v = 0; v < width; v++) sum[c][v] = c == 0 ? _mm256_load_ps(b + 8 * v) : _mm256_setzero_ps();
    int k = 0;
    for (; k + chains <= inputs; k += chains)
#pragma GCC unroll 8
        for (int c = 0; c < chains; c++)
#pragma GCC unroll 3
            for (int v = 0; v < width; v++) sum[c][v] = fma8(all(x[k + c]), _mm256_load_ps(w + ((k + c) * width + v) * 8), sum[c][v]);
#pragma GCC unroll 8
    for (int c = 0; c < inputs % chains; c++)
#pragma GCC unroll 3
        for (int v = 0; v < width; v++) sum[c][v] = fma8(all(x[k + c]), _mm256_load_ps(w + ((k + c) * width + v) * 8), sum[c][v]);
#pragma GCC unroll 3
    for (int v = 0; v < width; v++) {
        v8 total = _mm256_setzero_ps();
#pragma GCC unroll 8
        for (int c = 0; c < chains; c++) total = _mm256_add_ps(total, sum[c][v]);
        _mm256_store_ps(y + 8 * v, activate(total, activation));
    }
}

// dW = x'dz for some inputs of one panel. Without room for the gradient it is subtracted from the weights at once.
INLINE void weight_tile(const int rows, const int width, const int count, const float *x, const int ldx, const float *dz, const int ldz, float *w, float *gradient) {
    v8 sum[8][3];
#pragma GCC unroll 8
    for (int r = 0; r < rows; r++)
#pragma GCC unroll 3
        for (int v = 0; v < width; v++) sum[r][v] = _mm256_setzero_ps();
    for (int n = 0; n < count; n++)
#pragma GCC unroll 8
        for (int r = 0; r < rows; r++)
#pragma GCC unroll 3
            for (int v = 0; v < width; v++) sum[r][v] = fma8(all(x[n * ldx + r]), _mm256_load_ps(dz + n * ldz + 8 * v), sum[r][v]);
#pragma GCC unroll 8
    for (int r = 0; r < rows; r++)
#pragma GCC unroll 3
        for (int v = 0; v < width; v++) {
            const int at = (r * width + v) * 8;
            if (gradient) _mm256_store_ps(gradient + at, sum[r][v]);
            else _mm256_store_ps(w + at, fma8(all(-SGD_RATE), sum[r][v], _mm256_load_ps(w + at)));
        }
}

INLINE float total(v8 x) {
    __m128 s = _mm_add_ps(_mm256_castps256_ps128(x), _mm256_extractf128_ps(x, 1));
    s = _mm_hadd_ps(s, s);
    return _mm_cvtss_f32(_mm_hadd_ps(s, s));
}

// dx = dz W for some rows and up to four inputs, through the derivative of the activation that made x.
INLINE void input_tile(const int rows, const int columns, const int inputs, const int outputs, const int activation,
                       const float *w, const float *dz, const int ldz, const float *a, float *da, const int lda) {
    const int width = WIDTH(outputs);
    v8 sum[3][4];
#pragma GCC unroll 3
    for (int r = 0; r < rows; r++)
#pragma GCC unroll 4
        for (int c = 0; c < columns; c++) sum[r][c] = _mm256_setzero_ps();
    for (int p = 0; p < PANELS(outputs); p++)
#pragma GCC unroll 3
        for (int v = 0; v < width; v++)
#pragma GCC unroll 3
            for (int r = 0; r < rows; r++)
#pragma GCC unroll 4
                for (int c = 0; c < columns; c++)
                    sum[r][c] = fma8(_mm256_load_ps(dz + r * ldz + (p * width + v) * 8), _mm256_load_ps(w + ((p * inputs + c) * width + v) * 8), sum[r][c]);
#pragma GCC unroll 3
    for (int r = 0; r < rows; r++)
#pragma GCC unroll 4
        for (int c = 0; c < columns; c++) {
            const float y = a[r * lda + c];
            da[r * lda + c] = total(sum[r][c]) * (activation == TANH ? 1 - y * y : y > 0 ? 1.0f : 0.0f);
        }
}
