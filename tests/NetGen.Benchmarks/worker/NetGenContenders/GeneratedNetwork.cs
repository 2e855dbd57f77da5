using NetGen.Benchmarks.Data;
using NetGen.Benchmarks.Networks;
using NetGen.Benchmarks.Serving;

namespace NetGen.Benchmarks.NetGenContenders;

/// <summary>A generated network by the name of its specification.</summary>
internal abstract class GeneratedNetwork
{
    public static GeneratedNetwork? Fast(NetworkSpec spec) => spec.Name switch
    {
        "T" => new Of<FastT, CallFastT>(),
        "W" => new Of<FastW, CallFastW>(),
        "M" => new Of<FastM, CallFastM>(),
        "L" => new Of<FastL, CallFastL>(),
        "O" => new Of<FastO, CallFastO>(),
        "O8" => new Of<FastO8, CallFastO8>(),
        "LeNet" => new Of<FastLeNet, CallFastLeNet>(),
        "Cifar" => new Of<FastCifar, CallFastCifar>(),
        "Sensor" => new Of<FastSensor, CallFastSensor>(),
        "Depthwise" => new Of<FastDepthwise, CallFastDepthwise>(),
        "Lstm8" => new Stream<FastLstm8, StepFastLstm8>(),
        "Lstm16" => new Stream<FastLstm16, StepFastLstm16>(),
        "Lstm32" => new Stream<FastLstm32, StepFastLstm32>(),
        "Lstm64" => new Stream<FastLstm64, StepFastLstm64>(),
        "Gru16" => new Stream<FastGru16, StepFastGru16>(),
        "Sequence" => new Of<FastSequence, CallFastSequence>(),
        "GruSequence" => new Of<FastGruSequence, CallFastGruSequence>(),
        "BothWays" => new Of<FastBothWays, CallFastBothWays>(),
        _ => null,
    };

    public static GeneratedNetwork? Plain(NetworkSpec spec) => spec.Name switch
    {
        "T" => new Of<PlainT, CallPlainT>(),
        "W" => new Of<PlainW, CallPlainW>(),
        "M" => new Of<PlainM, CallPlainM>(),
        "L" => new Of<PlainL, CallPlainL>(),
        "O" => new Of<PlainO, CallPlainO>(),
        _ => null,
    };

    public abstract ICell Open(NetworkSpec spec, NetworkData data, Work work);

    /// <summary>Data with the weights NetGen starts from.</summary>
    public abstract NetworkData CreateData(NetworkSpec spec);

    private sealed class Of<TNetwork, TPredictor> : GeneratedNetwork
        where TNetwork : class, ITrainableNetwork<TNetwork, float>
        where TPredictor : struct, IPredictor<TNetwork>
    {
        public override ICell Open(NetworkSpec spec, NetworkData data, Work work)
        {
            TNetwork network = Create<TNetwork>(data);
            return work.Kind == WorkKind.Train
                ? new TrainCell<TNetwork>(network, spec, data, work)
                : new PredictCell<TNetwork, TPredictor>((TPredictor)TPredictor.Of(network), spec, data, work);
        }

        public override NetworkData CreateData(NetworkSpec spec) => CreateData<TNetwork>(spec);
    }

    private sealed class Stream<TNetwork, TStepper> : GeneratedNetwork
        where TNetwork : class, ITrainableNetwork<TNetwork, float>, IStreamingNetwork<float>
        where TStepper : struct, IStepper<TNetwork>
    {
        public override ICell Open(NetworkSpec spec, NetworkData data, Work work)
        {
            TNetwork network = Create<TNetwork>(data);
            return new StepCell<TNetwork, TStepper>((TStepper)TStepper.Of(network), network, data, sessions: work.Batch);
        }

        public override NetworkData CreateData(NetworkSpec spec) => CreateData<TNetwork>(spec);
    }

    private static TNetwork Create<TNetwork>(NetworkData data)
        where TNetwork : class, INetwork<TNetwork, float>
    {
        TNetwork network = TNetwork.Create(1);
        foreach ((TensorInfo tensor, float[] values) in TNetwork.Info.Tensors.Zip(data.Tensors))
        {
            network.Parameters.Write(tensor.Name, values);
        }

        return network;
    }

    private static NetworkData CreateData<TNetwork>(NetworkSpec spec)
        where TNetwork : class, INetwork<TNetwork, float>
    {
        TNetwork network = TNetwork.Create(1);
        return NetworkData.Create(spec, tensors =>
        {
            foreach ((TensorInfo tensor, float[] values) in TNetwork.Info.Tensors.Zip(tensors))
            {
                network.Parameters.Read(tensor.Name, values);
            }
        });
    }
}
