using System;
using System.Numerics;
using System.Threading;

namespace NetGen;

public partial class Dataset
{
    private readonly Lock _conversion = new();

    // A weak reference, so that the memory can be freed when no run uses the rows.
    private WeakReference<StoredSamples<float>>? _singles;
    private bool? _fitsSingle;
    private string? _fingerprint;

    /// <summary>Tells these features and targets from others; computed once.</summary>
    internal string Fingerprint => _fingerprint ??= NetGen.Fingerprint.Of(Table);

    /// <summary>The rows in a network's number type.</summary>
    /// <param name="store"> Whether there will be more than one pass over them: they are then converted once, in parallel, and shared by all that use
    /// them at a time.
    /// </param>
    /// <typeparam name="T">The number type.</typeparam>
    internal SampleSource<T> Samples<T>(bool store)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Table.Features.Doubles is not { } features || Table.Targets.Doubles is not { } targets ? new ConvertedSamples<T>(Table)
        : typeof(T) == typeof(double) ? (SampleSource<T>)(object)new StoredSamples<double>(features, FeatureCount, targets, TargetCount)
        : typeof(T) == typeof(float) && Singles(features, targets, store) is { } singles ? (SampleSource<T>)(object)singles
        : new ConvertedSamples<T>(Table);

    /// <summary>Whether every feature and target is known to be finite in a network's number type.</summary>
    /// <typeparam name="T">The number type.</typeparam>
    internal bool Fits<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        typeof(T) == typeof(double) || (typeof(T) == typeof(float) && FitsSingle());

    private StoredSamples<float>? Singles(double[] allFeatures, double[] allTargets, bool store)
    {
        lock (_conversion)
        {
            if (_singles is not null && _singles.TryGetTarget(out StoredSamples<float>? present))
            {
                return present;
            }

            if (!store)
            {
                return null;
            }

            var features = new AlignedBuffer<float>(allFeatures.Length);
            var targets = new AlignedBuffer<float>(allTargets.Length);
            _fitsSingle = ConversionJob<float>.Run(allFeatures, features.Memory) & ConversionJob<float>.Run(allTargets, targets.Memory);
            var made = new StoredSamples<float>(features.Memory, FeatureCount, targets.Memory, TargetCount);
            _singles = new WeakReference<StoredSamples<float>>(made);
            return made;
        }
    }

    private bool FitsSingle()
    {
        lock (_conversion)
        {
            return _fitsSingle ??= Table.Features.FitsSingle() & Table.Targets.FitsSingle();
        }
    }
}
