using System;
using System.Collections.Immutable;
using System.Numerics;

namespace NetGen;

/// <summary>The checks of a dataset against the network it is to train or judge, before anything is computed.</summary>
internal static class TrainingGuard
{
    /// <summary>Checks sizes, numbers and the loss's domain; messages call the data <paramref name="argument"/>.</summary>
    /// <exception cref="ArgumentException">Data the network cannot take.</exception>
    public static void Fits<T>(NetworkInfo info, Dataset data, string argument)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        FeaturesFit<T>(info, data, argument);
        if (data.TargetCount != info.TargetSize)
        {
            string name = info.TargetSize == info.OutputSize ? nameof(info.OutputSize) : nameof(info.TargetSize);
            throw new ArgumentException(
                $"The {name} of {info.Name} is {info.TargetSize}, but the TargetCount of {argument} is {data.TargetCount}."
                + TargetAdvice.OnCount(info, data),
                argument);
        }

        if (data.Classes.Length == 1 && info.OutputSize == 1 && info.Loss == Loss.BinaryCrossEntropy)
        {
            throw new ArgumentException(
                $"{argument} has the single class {ClassList.Describe(data.Classes)}, which may be class 0 or 1 of {info.Name}: "
                + "give both classes (FromCsv with classes: or classesOf:, WithClasses, or Label(…, classes: […]) in a Preprocessing).", argument);
        }

        Func<double, string> advice = target => TargetAdvice.OnValue(info, data, target);
        var place = new DataPlace(argument, 0, "target", data.TargetNames);
        if (!data.Fits<T>())
        {
            Representable<T>(data.Table.Targets, place);
        }

        double[] scratch = data.Table.Targets.Scratch();
        for (int row = 0; row < data.Count; row++)
        {
            TargetDomain.Check(info, data.Table.Targets.Read(row, scratch), place with { Row = row, Advice = advice });
        }
    }

    /// <summary>Checks training data against the network and the data it was trained on before.</summary>
    /// <returns>The data; where the data of before has all of its classes, with their numbers of then.</returns>
    /// <exception cref="ArgumentException">Data the network cannot take, or names that do not agree.</exception>
    public static Dataset FitsTraining<T>(Parameters<T> parameters, Dataset train)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Dataset matched = parameters.TrainedOn?.MatchKnownClasses(train, nameof(train)) ?? train;
        Fits<T>(parameters.Info, matched, nameof(train));
        parameters.AdaptedTo?.RequireFeatures(train.FeatureNames, nameof(train));
        parameters.TrainedOn?.RequireSamePlaces(matched, nameof(train));
        return matched;
    }

    /// <summary>Checks validation data, if any, against the network and the data it is about to be trained on.</summary>
    /// <returns>The data, its classes numbered as those of <paramref name="train"/>.</returns>
    /// <exception cref="ArgumentException">Data the network cannot take, or names that do not agree.</exception>
    public static Dataset? FitsValidation<T>(Parameters<T> parameters, Dataset train, Dataset? validation)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (validation is null)
        {
            return null;
        }

        Dataset matched = DatasetNames.Of(train, nameof(train)).Match(validation, nameof(TrainingOptions.Validation));
        Fits<T>(parameters.Info, matched, nameof(TrainingOptions.Validation));
        return matched;
    }

    /// <summary>Checks data to evaluate against the network, and its names and classes against those of the data it was trained on.</summary>
    /// <returns>The data, its classes numbered as those that the network was trained on.</returns>
    /// <exception cref="ArgumentException">Data the network cannot take, or names that do not agree.</exception>
    public static Dataset FitsEvaluation<T>(Parameters<T> parameters, Dataset data, string argument)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        parameters.AdaptedTo?.RequireFeatures(data.FeatureNames, argument);
        Dataset matched = parameters.TrainedOn?.Match(data, argument) ?? data;
        Fits<T>(parameters.Info, matched, argument);
        return matched;
    }

    /// <summary>Checks the number of features, and that the network's number type can hold them.</summary>
    /// <exception cref="ArgumentException">Features the network cannot take.</exception>
    public static void FeaturesFit<T>(NetworkInfo info, Dataset data, string argument)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (data.FeatureCount != info.InputSize)
        {
            throw new ArgumentException(
                $"The InputSize of {info.Name} is {info.InputSize}, but the FeatureCount of {argument} is {data.FeatureCount}.", argument);
        }

        var place = new DataPlace(argument, 0, "feature", data.FeatureNames);
        if (!data.Fits<T>())
        {
            Representable<T>(data.Table.Features, place);
        }

        info.Checks?.CheckFeatures(data.Table.Features, place);
    }

    private static void Representable<T>(NumberRows rows, DataPlace place)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double[] scratch = rows.Scratch();
        for (int row = 0; row < rows.Count; row++)
        {
            ReadOnlySpan<double> values = rows.Read(row, scratch);
            for (int i = 0; i < values.Length; i++)
            {
                if (!T.IsFinite(T.CreateTruncating(values[i])))
                {
                    throw (place with { Row = row }).Error(i, $"a number within the range of {typeof(T).Name}", values[i]);
                }
            }
        }
    }
}
