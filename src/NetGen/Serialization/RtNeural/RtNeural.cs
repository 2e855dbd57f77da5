using System;
using System.IO;
using System.Numerics;

namespace NetGen;

/// <summary>
/// Weights of models for RTNeural, the C++ library for real-time audio: JSON files as its Python script writes them of Keras models. A network is declared
/// with the same layers, and its tensors are taken from such a file. Conventions are converted: kernels <c>[in, out]</c> and <c>[kernel, in, out]</c>, a GRU's
/// gates z, r, h with the two biases of <c>reset_after</c>, and an LSTM's gates i, f, c, o with one bias.
/// </summary>
/// <example>
/// <code>
/// var amplifier = new Amplifier();
/// RtNeural.ReadWeights(amplifier, "amplifier.json");
/// </code>
/// </example>
/// <remarks>
/// <para>
/// The file's layers go to the network's in order. <c>dense</c> and <c>time-distributed-dense</c> belong to <c>[Dense]</c>, or to <c>[Conv1D]</c> with a
/// kernel of 1 where channels are the first axis; <c>conv1d</c> to a causal <c>[Conv1D]</c>; <c>gru</c>, <c>lstm</c>, <c>batchnorm</c> and <c>prelu</c> to
/// <c>[Gru]</c>, <c>[Lstm]</c>, <c>[BatchNorm]</c> and <c>[PReLU]</c>; activations to a layer's own or to <c>[Activation]</c>. <c>[Permute]</c>,
/// <c>[Dropout]</c> and <c>[GaussianNoise]</c> may stand anywhere in the network.
/// </para>
/// <para>
/// Shapes and activations are checked. A network does not tell its dilations, padding and epsilons: declare those of the file, whose properties are
/// <c>dilation</c> and <c>epsilon</c> (Keras's default is 0.001). Recurrence in these files goes forward: do not declare it with <c>reverse:</c>.
/// </para>
/// </remarks>
public static class RtNeural
{
    private const string UnnamedSource = "RTNeural";

    /// <summary>Overwrites all tensors of a network from a file, or none if anything is wrong with it.</summary>
    /// <typeparam name="TSelf">The network's own type.</typeparam>
    /// <typeparam name="T">Its number type.</typeparam>
    /// <param name="network">The network; not to be used meanwhile.</param>
    /// <param name="path">The file.</param>
    /// <returns>Which tensors were loaded: all.</returns>
    /// <exception cref="DataFormatException">The file is no such JSON, or a layer is missing, unexpected, of another kind, shape or activation than the
    /// network's, or holds a number that is too large for <typeparamref name="T"/>.</exception>
    /// <exception cref="IOException">The file is missing (<see cref="FileNotFoundException"/>) or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read, or <paramref name="path"/> is a folder.</exception>
    public static RestoreResult ReadWeights<TSelf, T>(INetwork<TSelf, T> network, string path)
        where TSelf : class, INetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        return Read(network, file, Path.GetFileName(path));
    }

    /// <summary>Overwrites all tensors of a network from a stream, or none if anything is wrong with it.</summary>
    /// <typeparam name="TSelf">The network's own type.</typeparam>
    /// <typeparam name="T">Its number type.</typeparam>
    /// <param name="network">The network; not to be used meanwhile.</param>
    /// <param name="stream">Is read from where it stands to its end, and stays open.</param>
    /// <returns>Which tensors were loaded: all.</returns>
    /// <exception cref="DataFormatException">As for a path.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static RestoreResult ReadWeights<TSelf, T>(INetwork<TSelf, T> network, Stream stream)
        where TSelf : class, INetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(stream);
        return Read(network, stream, UnnamedSource);
    }

    private static RestoreResult Read<TSelf, T>(INetwork<TSelf, T> network, Stream stream, string source)
        where TSelf : class, INetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        RtNeuralWeights<T> weights = JsonFile.Read(stream, source, json =>
        {
            var read = new RtNeuralWeights<T>(TSelf.Info, source);
            RtNeuralMatch.Run(json, TSelf.Info, source, read);
            return read;
        });
        network.Parameters.ForgetData();
        foreach ((string name, T[] values) in weights.Tensors)
        {
            network.Parameters.Write(name, values);
        }

        return new RestoreResult([.. TensorInfo.Names(TSelf.Info.Tensors)], [], []);
    }
}
