using System;
using System.IO;
using System.Numerics;
using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>The run in memory, between two calls.</summary>
internal sealed partial class TrainingRun<TSelf, T>
    where TSelf : class, ITrainableNetwork<TSelf, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>All or nothing for the network, as <see cref="Resume"/>.</summary>
    internal override void GoOnFrom(RunPosition position)
    {
        using var stream = new MemoryStream(position.Content, writable: false);
        CheckpointContent content = CheckpointContent.Read<T>(stream, nameof(TrainingOptions) + "." + nameof(TrainingOptions.State));
        TransferState(new StateArchive(Network, content));
        content.CheckEmpty();
        if (position.LastTensors is T[] last && position.ReplacedTensors is T[] replaced && HasBits(replaced))
        {
            last.CopyTo(_network.Parameters.Storage);
        }
    }

    internal override RunPosition Position()
    {
        var writer = new SafetensorsWriter();
        TransferState(new StateArchive(Network, writer));
        using var stream = new MemoryStream();
        writer.WriteTo(stream);
        return new RunPosition(Epoch - 1, TotalSteps, IsStopping, stream.ToArray(), _network.Parameters.Values.ToArray());
    }

    internal override RunPosition AtCallEnd(RunPosition position) => HasBits((T[])position.LastTensors!)
        ? position with { LastTensors = null }
        : position with { ReplacedTensors = _network.Parameters.Values.ToArray() };

    private bool HasBits(T[] tensors) => MemoryMarshal.AsBytes(tensors.AsSpan()).SequenceEqual(MemoryMarshal.AsBytes(_network.Parameters.Values));

    /// <summary>Between two epochs the data may change; within one it may not.</summary>
    private void TransferState(StateArchive archive)
    {
        TrainingIdentity.TransferNetwork(archive, Network);
        archive.Expect("number_type", typeof(T).Name);
        archive.Expect("number_of_trained_elements", FormattableString.Invariant($"{Network.TrainableLength}"));
        archive.Expect("validation_data", _validationData is null ? "none" : "given");
        bool isWithinEpoch = Step > 0;
        archive.Flag("is_within_epoch", ref isWithinEpoch);
        if (isWithinEpoch)
        {
            TrainingIdentity.TransferData(archive, _train, _validationData, Options);
        }

        TrainingIdentity.TransferOptions(archive, Options);
        TransferRun(archive);
    }
}
