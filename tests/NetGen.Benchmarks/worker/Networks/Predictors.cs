namespace NetGen.Benchmarks.Networks;

/// <summary>A network's hot call, as a struct of its own: the compiler then calls the class itself, as a user's code does, not through an
/// interface.</summary>
internal interface IPredictor<TNetwork>
{
    static abstract IPredictor<TNetwork> Of(TNetwork network);

    void Predict(ReadOnlySpan<float> inputs, Span<float> outputs);
}

internal readonly struct CallFastT(FastT network) : IPredictor<FastT>
{
    public static IPredictor<FastT> Of(FastT network) => new CallFastT(network);

    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs) => network.Predict(inputs, outputs);
}

internal readonly struct CallFastW(FastW network) : IPredictor<FastW>
{
    public static IPredictor<FastW> Of(FastW network) => new CallFastW(network);

    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs) => network.Predict(inputs, outputs);
}

internal readonly struct CallFastM(FastM network) : IPredictor<FastM>
{
    public static IPredictor<FastM> Of(FastM network) => new CallFastM(network);

    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs) => network.Predict(inputs, outputs);
}

internal readonly struct CallFastL(FastL network) : IPredictor<FastL>
{
    public static IPredictor<FastL> Of(FastL network) => new CallFastL(network);

    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs) => network.Predict(inputs, outputs);
}

internal readonly struct CallFastO(FastO network) : IPredictor<FastO>
{
    public static IPredictor<FastO> Of(FastO network) => new CallFastO(network);

    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs) => network.Predict(inputs, outputs);
}

internal readonly struct CallFastO8(FastO8 network) : IPredictor<FastO8>
{
    public static IPredictor<FastO8> Of(FastO8 network) => new CallFastO8(network);

    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs) => network.Predict(inputs, outputs);
}

internal readonly struct CallFastLeNet(FastLeNet network) : IPredictor<FastLeNet>
{
    public static IPredictor<FastLeNet> Of(FastLeNet network) => new CallFastLeNet(network);

    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs) => network.Predict(inputs, outputs);
}

internal readonly struct CallFastCifar(FastCifar network) : IPredictor<FastCifar>
{
    public static IPredictor<FastCifar> Of(FastCifar network) => new CallFastCifar(network);

    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs) => network.Predict(inputs, outputs);
}

internal readonly struct CallFastSensor(FastSensor network) : IPredictor<FastSensor>
{
    public static IPredictor<FastSensor> Of(FastSensor network) => new CallFastSensor(network);

    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs) => network.Predict(inputs, outputs);
}

internal readonly struct CallFastDepthwise(FastDepthwise network) : IPredictor<FastDepthwise>
{
    public static IPredictor<FastDepthwise> Of(FastDepthwise network) => new CallFastDepthwise(network);

    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs) => network.Predict(inputs, outputs);
}

internal readonly struct CallPlainT(PlainT network) : IPredictor<PlainT>
{
    public static IPredictor<PlainT> Of(PlainT network) => new CallPlainT(network);

    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs) => network.Predict(inputs, outputs);
}

internal readonly struct CallPlainW(PlainW network) : IPredictor<PlainW>
{
    public static IPredictor<PlainW> Of(PlainW network) => new CallPlainW(network);

    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs) => network.Predict(inputs, outputs);
}

internal readonly struct CallPlainM(PlainM network) : IPredictor<PlainM>
{
    public static IPredictor<PlainM> Of(PlainM network) => new CallPlainM(network);

    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs) => network.Predict(inputs, outputs);
}

internal readonly struct CallPlainL(PlainL network) : IPredictor<PlainL>
{
    public static IPredictor<PlainL> Of(PlainL network) => new CallPlainL(network);

    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs) => network.Predict(inputs, outputs);
}

internal readonly struct CallPlainO(PlainO network) : IPredictor<PlainO>
{
    public static IPredictor<PlainO> Of(PlainO network) => new CallPlainO(network);

    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs) => network.Predict(inputs, outputs);
}

internal readonly struct CallFastSequence(FastSequence network) : IPredictor<FastSequence>
{
    public static IPredictor<FastSequence> Of(FastSequence network) => new CallFastSequence(network);

    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs) => network.Predict(inputs, outputs);
}

internal readonly struct CallFastGruSequence(FastGruSequence network) : IPredictor<FastGruSequence>
{
    public static IPredictor<FastGruSequence> Of(FastGruSequence network) => new CallFastGruSequence(network);

    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs) => network.Predict(inputs, outputs);
}

internal readonly struct CallFastBothWays(FastBothWays network) : IPredictor<FastBothWays>
{
    public static IPredictor<FastBothWays> Of(FastBothWays network) => new CallFastBothWays(network);

    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs) => network.Predict(inputs, outputs);
}
