// The contender's side of the protocol (see Serving/Server.cs), for programs in C: each defines open_network for one network's cell.
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define SAMPLES 512
#define COMPARED_STEPS 3
#define COMPARED_SAMPLES 8
#define COMPARED_STREAM_STEPS 8
#define SGD_RATE 0.01f
#define ADAM_RATE 0.001f
#define BETA1 0.9f
#define BETA2 0.999f
#define EPSILON 1e-8f

typedef struct cell {
    char network[16], kind[16];
    int batch, inputs, outputs;
    long steps, calls;
    float *pool, *targets;         // the samples that training goes round
    float *x, *y;                  // the samples that are predicted, and their predictions
    void *state;                   // the program's own
    double beta1, beta2;           // powers of Adam's decay rates
    void (*predict)(struct cell *, int count, const float *x, float *y);
    void (*run)(struct cell *, long calls);
} cell;

// Fills in inputs, outputs, state, predict and run from the weights at *values, and moves *values past them; 0 when there is no such network.
static int open_network(cell *c, float **values);

static volatile float sink;

static int is(const cell *c, const char *kind, int batch) { return !strcmp(c->kind, kind) && c->batch == batch; }

static void *aligned(size_t bytes) {
    void *memory = aligned_alloc(64, (bytes + 63) / 64 * 64 + 64);
    memset(memory, 0, (bytes + 63) / 64 * 64 + 64);
    return memory;
}

// The next batch of the pool.
static int next_batch(cell *c, const float **x, const float **t) {
    long first = c->steps++ % (SAMPLES / c->batch) * c->batch;
    *x = c->pool + first * c->inputs;
    *t = c->targets + first * c->outputs;
    return c->batch;
}

// Adam's rate with the mean's correction, and the square's correction.
static void adam_factors(cell *c, float *rate, float *correction) {
    c->beta1 *= BETA1;
    c->beta2 *= BETA2;
    *rate = (float)(ADAM_RATE / (1 - c->beta1));
    *correction = (float)(1 / (1 - c->beta2));
}

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1e9 + t.tv_nsec;
}

static float *read_values(const char *folder, const char *network) {
    char path[4096];
    snprintf(path, sizeof path, "%s/%s.bin", folder, network);
    FILE *file = fopen(path, "rb");
    if (!file) return NULL;
    fseek(file, 0, SEEK_END);
    long bytes = ftell(file);
    rewind(file);
    float *values = aligned(bytes);
    if (fread(values, 1, bytes, file) != (size_t)bytes) return NULL;
    fclose(file);
    return values;
}

static cell *open_cell(const char *folder, const char *network, const char *work) {
    cell *c = calloc(1, sizeof *c);
    strcpy(c->network, network);
    size_t letters = strcspn(work, "0123456789");
    memcpy(c->kind, work, letters);
    c->batch = atoi(work + letters);
    c->beta1 = c->beta2 = 1;
    float *values = read_values(folder, network);
    if (!values || !open_network(c, &values)) return NULL;
    c->pool = values;
    c->targets = values + (size_t)SAMPLES * c->inputs;
    c->x = aligned(sizeof(float) * 128 * c->inputs);
    c->y = aligned(sizeof(float) * 128 * c->outputs);
    memcpy(c->x, c->pool, sizeof(float) * c->batch * c->inputs);
    return c;
}

static void answer_open(cell *c) {
    double start = now();
    int count = c->batch;
    if (!strcmp(c->kind, "step")) {
        c->run(c, COMPARED_STREAM_STEPS);
    } else if (strcmp(c->kind, "predict") && strcmp(c->kind, "latency")) {
        c->run(c, COMPARED_STEPS);
        count = COMPARED_SAMPLES;
        c->predict(c, count, c->pool, c->y);
    } else {
        c->predict(c, count, c->x, c->y);
    }
    printf("ok %.1f", now() - start);
    for (int i = 0; i < count * c->outputs; i++) printf(" %.9g", c->y[i]);
    printf("\n");
}

static int ascending(const void *a, const void *b) { return (*(double *)a > *(double *)b) - (*(double *)a < *(double *)b); }

static double time_of(cell *c, long calls) {
    double start = now();
    c->run(c, calls);
    return now() - start;
}

static void answer_time(cell *c, double milliseconds) {
    static double times[1 << 16];
    if (!c->calls)
        for (c->calls = 1; time_of(c, c->calls) < 1e6;) c->calls *= 2;
    int count = 0;
    double end = now() + milliseconds * 1e6;
    do times[count++] = time_of(c, c->calls) / c->calls;
    while (now() < end && count < 1 << 16);
    qsort(times, count, sizeof *times, ascending);
    printf("ok %.4f %.4f\n", times[0], times[count / 2]);
}

int main(int count, char **arguments) {
    static cell *cells[256];
    static char keys[256][64];
    char request[16], network[16], work[16];
    int threads, used = 0;
    while (scanf("%15s", request) == 1 && strcmp(request, "quit")) {
        double milliseconds = 0;
        if (scanf("%15s %15s %d", network, work, &threads) != 3) return 1;
        if (!strcmp(request, "time") && scanf("%lf", &milliseconds) != 1) return 1;
        char key[64];
        snprintf(key, sizeof key, "%s %s", network, work);
        int index = 0;
        while (index < used && strcmp(keys[index], key)) index++;
        if (threads > 1) {
            printf("none one thread\n");
        } else if (!strcmp(request, "open")) {
            cell *c = open_cell(arguments[count - 1], network, work);
            if (c) {
                strcpy(keys[used], key);
                cells[used++] = c;
                answer_open(c);
            } else {
                printf("none not written in C\n");
            }
        } else if (!strcmp(request, "time")) {
            answer_time(cells[index], milliseconds);
        } else {
            printf("none not counted\n");
        }
        fflush(stdout);
    }
    return 0;
}
