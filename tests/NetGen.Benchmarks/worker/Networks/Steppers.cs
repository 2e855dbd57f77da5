namespace NetGen.Benchmarks.Networks;

/// <summary>A stream's hot call, as <see cref="IPredictor{TNetwork}"/> is that of a network.</summary>
internal interface IStepper<TNetwork>
{
    static abstract IStepper<TNetwork> Of(TNetwork network);

    void PredictNext(ReadOnlySpan<float> input, Span<float> output, Span<float> state);
}

internal readonly struct StepFastLstm8(FastLstm8 network) : IStepper<FastLstm8>
{
    public static IStepper<FastLstm8> Of(FastLstm8 network) => new StepFastLstm8(network);

    public void PredictNext(ReadOnlySpan<float> input, Span<float> output, Span<float> state) => network.PredictNext(input, output, state);
}

internal readonly struct StepFastLstm16(FastLstm16 network) : IStepper<FastLstm16>
{
    public static IStepper<FastLstm16> Of(FastLstm16 network) => new StepFastLstm16(network);

    public void PredictNext(ReadOnlySpan<float> input, Span<float> output, Span<float> state) => network.PredictNext(input, output, state);
}

internal readonly struct StepFastLstm32(FastLstm32 network) : IStepper<FastLstm32>
{
    public static IStepper<FastLstm32> Of(FastLstm32 network) => new StepFastLstm32(network);

    public void PredictNext(ReadOnlySpan<float> input, Span<float> output, Span<float> state) => network.PredictNext(input, output, state);
}

internal readonly struct StepFastLstm64(FastLstm64 network) : IStepper<FastLstm64>
{
    public static IStepper<FastLstm64> Of(FastLstm64 network) => new StepFastLstm64(network);

    public void PredictNext(ReadOnlySpan<float> input, Span<float> output, Span<float> state) => network.PredictNext(input, output, state);
}

internal readonly struct StepFastGru16(FastGru16 network) : IStepper<FastGru16>
{
    public static IStepper<FastGru16> Of(FastGru16 network) => new StepFastGru16(network);

    public void PredictNext(ReadOnlySpan<float> input, Span<float> output, Span<float> state) => network.PredictNext(input, output, state);
}
