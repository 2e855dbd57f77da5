// The networks of Data/NetworkSpec.cs as lists of layers, so that every width is a literal: LAYER(index, next index, inputs, outputs, activation).
enum activation { NONE, RELU, TANH, SIGMOID, SOFTMAX };

#define LAYERS_T(LAYER) LAYER(0, 1, 4, 16, TANH) LAYER(1, 2, 16, 16, TANH) LAYER(2, 3, 16, 2, NONE)
#define LAYERS_W(LAYER) LAYER(0, 1, 30, 20, RELU) LAYER(1, 2, 20, 10, RELU) LAYER(2, 3, 10, 5, RELU) LAYER(3, 4, 5, 1, SIGMOID)
#define LAYERS_M(LAYER) LAYER(0, 1, 784, 128, RELU) LAYER(1, 2, 128, 64, RELU) LAYER(2, 3, 64, 10, SOFTMAX)
#define LAYERS_L(LAYER) LAYER(0, 1, 784, 512, RELU) LAYER(1, 2, 512, 512, RELU) LAYER(2, 3, 512, 10, SOFTMAX)
#define LAYERS_O(LAYER) LAYER(0, 1, 37, 53, RELU) LAYER(1, 2, 53, 29, RELU) LAYER(2, 3, 29, 3, SOFTMAX)

// The same from the last layer to the first: LAYER(index, next index, inputs, outputs, activation of the layer before).
#define BACK_T(LAYER) LAYER(2, 3, 16, 2, TANH) LAYER(1, 2, 16, 16, TANH) LAYER(0, 1, 4, 16, NONE)
#define BACK_W(LAYER) LAYER(3, 4, 5, 1, RELU) LAYER(2, 3, 10, 5, RELU) LAYER(1, 2, 20, 10, RELU) LAYER(0, 1, 30, 20, NONE)
#define BACK_M(LAYER) LAYER(2, 3, 64, 10, RELU) LAYER(1, 2, 128, 64, RELU) LAYER(0, 1, 784, 128, NONE)
#define BACK_L(LAYER) LAYER(2, 3, 512, 10, RELU) LAYER(1, 2, 512, 512, RELU) LAYER(0, 1, 784, 512, NONE)
#define BACK_O(LAYER) LAYER(2, 3, 29, 3, RELU) LAYER(1, 2, 53, 29, RELU) LAYER(0, 1, 37, 53, NONE)

// NETWORK(name, inputs, outputs, index of the last activations, factor of y - t in the gradient of the mean loss)
#define NETWORKS(NETWORK) NETWORK(T, 4, 2, 3, 2.0f / 2) NETWORK(W, 30, 1, 4, 1.0f) NETWORK(M, 784, 10, 3, 1.0f) NETWORK(L, 784, 10, 3, 1.0f) NETWORK(O, 37, 3, 3, 1.0f)

// Recurrences of which a step is taken at a time: STREAM(name, kind, gates, units, inputs)
#define STREAMS(STREAM) \
    STREAM(Lstm8, lstm, 4, 8, 1) STREAM(Lstm16, lstm, 4, 16, 1) STREAM(Lstm32, lstm, 4, 32, 4) STREAM(Lstm64, lstm, 4, 64, 8) \
    STREAM(Gru16, gru, 3, 16, 4)
