using System;
using System.IO;
using System.Numerics;

namespace NetGen;

/// <summary>
/// Networks as safetensors files: tensors under their PyTorch <c>state_dict</c> names and shapes, so that a saved file loads there unchanged. They
/// are written as <c>F32</c> for networks of floats and <c>F64</c> for networks of doubles unless asked otherwise, and read from these, <c>F16</c>
/// and <c>BF16</c>. Tensors whose names begin with <c>training/</c>, a run's state in a checkpoint, are ignored. A network's own <c>Save</c>,
/// <c>Load</c> and <c>Restore</c> call these.
/// </summary>
public static class NetworkFile
{
    private const string UnnamedSource = "safetensors";

    /// <summary>Writes all tensors to a file. They are written beside it, flushed to disk and renamed over it: it holds the old network or the new
    /// one, never half of one.</summary>
    /// <typeparam name="TSelf">The network's own type.</typeparam>
    /// <typeparam name="T">Its number type.</typeparam>
    /// <param name="network">The network; not to be trained meanwhile.</param>
    /// <param name="path">The file; replaced if there is one.</param>
    /// <param name="dtype">The number type in the file; null for the network's own. Values are rounded to nearest even.</param>
    /// <exception cref="ArgumentException">A finite value of the network is too large for <paramref name="dtype"/>; nothing was written.</exception>
    /// <exception cref="IOException">The folder is missing (<see cref="DirectoryNotFoundException"/>) or full.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to, or <paramref name="path"/> is a folder.</exception>
    public static void Save<TSelf, T>(TSelf network, string path, SafetensorsDtype? dtype = null)
        where TSelf : class, INetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Writer<TSelf, T>(network, dtype).Save(path);
    }

    /// <summary>Writes all tensors to a stream, which stays open.</summary>
    /// <typeparam name="TSelf">The network's own type.</typeparam>
    /// <typeparam name="T">Its number type.</typeparam>
    /// <param name="network">The network; not to be trained meanwhile.</param>
    /// <param name="stream">Is written to from where it stands.</param>
    /// <param name="dtype">The number type in the file; null for the network's own. Values are rounded to nearest even.</param>
    /// <exception cref="ArgumentException">A finite value of the network is too large for <paramref name="dtype"/>; nothing was written.</exception>
    /// <exception cref="IOException">The stream cannot be written to; it may hold a part of the network then.</exception>
    public static void Save<TSelf, T>(TSelf network, Stream stream, SafetensorsDtype? dtype = null)
        where TSelf : class, INetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(stream);
        Writer<TSelf, T>(network, dtype).WriteTo(stream);
    }

    /// <summary>A new network with all tensors from a file. Tensors that are kept are those of a new network of seed 0;
    /// for another seed, or to see what was loaded, make the network and call <c>Restore</c>.</summary>
    /// <returns>The network.</returns> <inheritdoc cref="Restore{TSelf, T}(TSelf, string, Func{string, string}?, MissingTensors)"/>
#pragma warning disable CS1573 // The parameters are inherited.
    public static TSelf Load<TSelf, T>(string path, Func<string, string?>? rename = null, MissingTensors missing = MissingTensors.Refuse)
        where TSelf : class, INetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TSelf network = TSelf.Create(0);
        Restore<TSelf, T>(network, path, rename, missing);
        return network;
    }

    /// <summary>A new network with all tensors from a stream. Tensors that are kept are those of a new network of seed 0;
    /// for another seed, or to see what was loaded, make the network and call <c>Restore</c>.</summary>
    /// <returns>The network.</returns> <inheritdoc cref="Restore{TSelf, T}(TSelf, Stream, Func{string, string}?, MissingTensors)"/>
    public static TSelf Load<TSelf, T>(Stream stream, Func<string, string?>? rename = null, MissingTensors missing = MissingTensors.Refuse)
        where TSelf : class, INetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TSelf network = TSelf.Create(0);
        Restore<TSelf, T>(network, stream, rename, missing);
        return network;
    }
#pragma warning restore CS1573

    /// <summary>Overwrites all tensors of a network from a file, or those asked for, or none if anything is wrong with it.</summary>
    /// <example>
    /// A trained body under a new head, whose shape differs from the file's:
    /// <code>
    /// RestoreResult result = network.Restore(
    ///     "body.safetensors", rename: name => name.StartsWith("head.") ? null : name, missing: MissingTensors.Keep);
    /// Console.WriteLine(result);    // loaded 'body.weight', 'body.bias'; skipped 'head.weight', 'head.bias'; kept 'head.weight', 'head.bias'
    /// </code>
    /// </example>
    /// <typeparam name="TSelf">The network's own type.</typeparam>
    /// <typeparam name="T">Its number type. Tensors in <c>F16</c>, <c>BF16</c>, <c>F32</c> and <c>F64</c> are converted to it, rounded to nearest
    /// even.</typeparam>
    /// <param name="network">The network; not to be used meanwhile.</param>
    /// <param name="path">The file.</param>
    /// <param name="rename">The network's name for a name in the file, such as <c>dense1.weight</c> for <c>0.weight</c>; by default they are the
    /// same. Null
    /// skips the tensor of the file. Several names may become one where their values are the same, as those of tied weights are. Aliases that
    /// safetensors'
    /// <c>save_model</c> notes in the metadata are renamed as tensors are.</param>
    /// <param name="missing">Whether the file may lack tensors of the network; these keep their values then.</param>
    /// <returns>Which tensors were loaded, skipped and kept.</returns>
    /// <exception cref="SafetensorsException">The file is damaged or in another format, or a tensor is missing, unexpected, of another shape or of a
    /// number type
    /// that is not converted, or holds a number too large for <typeparamref name="T"/>.</exception>
    /// <exception cref="IOException">The file is missing (<see cref="FileNotFoundException"/>) or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read, or <paramref name="path"/> is a folder.</exception>
    public static RestoreResult Restore<TSelf, T>(
        TSelf network, string path, Func<string, string?>? rename = null, MissingTensors missing = MissingTensors.Refuse)
        where TSelf : class, INetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using FileStream stream = OpenRead(path);
        return NetworkRestore.Run<TSelf, T>(network, stream, rename, missing, Path.GetFileName(path));
    }

    /// <summary>Overwrites all tensors of a network from a stream, or those asked for, or none if anything is wrong with it.</summary>
    /// <typeparam name="TSelf">The network's own type.</typeparam>
    /// <typeparam name="T">Its number type. Tensors in <c>F16</c>, <c>BF16</c>, <c>F32</c> and <c>F64</c> are converted to it, rounded to nearest
    /// even.</typeparam>
    /// <param name="network">The network; not to be used meanwhile.</param>
    /// <param name="stream">Is read from where it stands to its end, and stays open; need not seek.</param>
    /// <param name="rename">The network's name for a name in the file, such as <c>dense1.weight</c> for <c>0.weight</c>; by default they are the
    /// same. Null skips the tensor of the file. Several names may become one where their values are the same, as those of tied weights are. Aliases
    /// that safetensors' <c>save_model</c> notes in the metadata are renamed as tensors are.</param>
    /// <param name="missing">Whether the file may lack tensors of the network; these keep their values then.</param>
    /// <returns>Which tensors were loaded, skipped and kept.</returns>
    /// <exception cref="SafetensorsException">The file is damaged or in another format, or a tensor is missing, unexpected, of another shape or of a
    /// number type that is not converted, or holds a number too large for <typeparamref name="T"/>.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static RestoreResult Restore<TSelf, T>(
        TSelf network, Stream stream, Func<string, string?>? rename = null, MissingTensors missing = MissingTensors.Refuse)
        where TSelf : class, INetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(stream);
        return NetworkRestore.Run<TSelf, T>(network, stream, rename, missing, UnnamedSource);
    }

    /// <summary>Opens a file for reading; says so where the path is a folder's.</summary>
    internal static FileStream OpenRead(string path) =>
        Directory.Exists(path)
            ? throw new UnauthorizedAccessException($"'{path}' is a folder; give the path of the safetensors file in it.")
            : new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16);

    internal static SafetensorsWriter Writer<TSelf, T>(TSelf network, SafetensorsDtype? dtype = null)
        where TSelf : class, INetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        Parameters<T> parameters = network.Parameters;
        var writer = new SafetensorsWriter();
        foreach (TensorInfo tensor in TSelf.Info.Tensors)
        {
            writer.Add<T>(tensor.Name, tensor.Shape, values => parameters.Read(tensor.Name, values), dtype);
        }

        return writer;
    }
}
