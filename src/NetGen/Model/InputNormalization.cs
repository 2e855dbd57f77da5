using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Numerics;

namespace NetGen;

/// <summary>Fits the numbers of a network's <c>Normalize</c> layers to data.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class InputNormalization
{
    private const string Kind = "Normalize";

    /// <summary>Called by a generated network's <c>Adapt</c>; all or nothing.</summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="parameters">The network's tensors.</param>
    /// <param name="dataset">Its features are looked at, its targets are not.</param>
    /// <exception cref="ArgumentException">Another number of features, one that had another number in the data the network was trained on, one
    /// that the number type cannot hold, or one too large for a mean and a deviation in double.</exception>
    public static void Adapt<T>(Parameters<T> parameters, Dataset dataset)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(dataset);
        TrainingGuard.FeaturesFit<T>(parameters.Info, dataset, nameof(dataset));
        parameters.TrainedOn?.RequireSameFeaturePlaces(dataset, nameof(dataset));
        var fitted = new List<(LayerInfo Layer, T[] Means, T[] Scales)>();
        foreach (LayerInfo layer in parameters.Info.Layers)
        {
            if (layer.Kind == Kind)
            {
                (T[] means, T[] scales) = Moments<T>(layer, dataset);
                fitted.Add((layer, means, scales));
            }
        }

        foreach ((LayerInfo layer, T[] means, T[] scales) in fitted)
        {
            parameters.Write(layer.Name + ".mean", means);
            parameters.Write(layer.Name + ".scale", scales);
        }

        parameters.RememberAdapting(dataset);
    }

    private static (T[] Means, T[] Scales) Moments<T>(LayerInfo layer, Dataset dataset)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int features = layer.InputShape[^1];
        (double[] exactMeans, double[] deviations) = StandardScaler.Moments(dataset.Table.Features, features);
        T[] means = new T[features];
        T[] scales = new T[features];
        for (int j = 0; j < features; j++)
        {
            if (!double.IsFinite(deviations[j]))
            {
                throw StandardScaler.TooLarge(DatasetGuard.Feature(j, features == dataset.FeatureCount ? dataset.FeatureNames : []), nameof(dataset));
            }

            means[j] = T.CreateTruncating(exactMeans[j]);
            T scale = T.CreateTruncating(deviations[j]);

            // In single precision a deviation may vanish that is not 0 in double.
            scales[j] = T.IsNormal(scale) ? scale : T.One;
        }

        return (means, scales);
    }
}
