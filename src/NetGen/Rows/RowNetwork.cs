using System;
using System.Buffers;
using System.Collections.Generic;
using System.ComponentModel;
using System.Numerics;

namespace NetGen;

/// <summary>What a network that is bound to a typed row adds to its members; for generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RowNetwork
{
    private const int NumbersOnStack = 1024;

    /// <summary>Runs a network on one row. Thread-safe; allocates nothing.</summary>
    /// <typeparam name="TSelf">The network's own type.</typeparam>
    /// <typeparam name="T">Its number type.</typeparam>
    /// <typeparam name="TRow">The row.</typeparam>
    /// <typeparam name="TPrediction">The row's prediction.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="row">The row, whose label is not looked at.</param>
    /// <param name="logarithmic">Whether the network's outputs are logarithms.</param>
    public static TPrediction Predict<TSelf, T, TRow, TPrediction>(TSelf network, TRow row, bool logarithmic = false)
        where TSelf : class, INetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRow : IFeatureRow<TRow>
        where TPrediction : IPrediction<TPrediction>
    {
        RequireRow(row);
        NetworkInfo info = TSelf.Info;
        int length = info.InputSize + info.OutputSize;
        T[]? rented = length > NumbersOnStack ? ArrayPool<T>.Shared.Rent(length) : null;
        Span<T> numbers = rented is null ? stackalloc T[length] : rented.AsSpan(0, length);
        TRow.CopyFeatures(row, numbers[..info.InputSize]);
        TPrediction prediction = Run<TSelf, T, TPrediction>(network, numbers, info.InputSize, logarithmic);
        Return(rented);
        return prediction;
    }

    /// <summary>Runs a network on one row whose features a preprocessing makes. Thread-safe; allocates nothing.</summary>
    /// <param name="preprocessing">Fitted to rows of this type.</param>
    /// <inheritdoc cref="Predict{TSelf, T, TRow, TPrediction}(TSelf, TRow, bool)"/>
#pragma warning disable CS1573 // The other parameters are inherited.
    public static TPrediction Predict<TSelf, T, TRow, TPrediction>(TSelf network, TRow row, Preprocessing preprocessing, bool logarithmic = false)
        where TSelf : class, INetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRow : IRow<TRow>
        where TPrediction : IPrediction<TPrediction>
    {
        RequireRow(row);
        RequireWidth<TSelf, T>(preprocessing);
        NetworkInfo info = TSelf.Info;
        int length = info.InputSize + info.OutputSize;
        T[]? rented = length > NumbersOnStack ? ArrayPool<T>.Shared.Rent(length) : null;
        Span<T> numbers = rented is null ? stackalloc T[length] : rented.AsSpan(0, length);
        RowTransform<TRow>.Encode(preprocessing, row, numbers[..info.InputSize]);
        TPrediction prediction = Run<TSelf, T, TPrediction>(network, numbers, info.InputSize, logarithmic);
        Return(rented);
        return prediction;
    }

    /// <summary>Trains a network on rows.</summary>
    /// <typeparam name="TSelf">The network's own type.</typeparam>
    /// <typeparam name="T">Its number type.</typeparam>
    /// <typeparam name="TRow">The row.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="rows">Rows with their labels.</param>
    /// <param name="options">How to train.</param>
    public static History Fit<TSelf, T, TRow>(TSelf network, IEnumerable<TRow> rows, TrainingOptions options)
        where TSelf : class, ITrainableNetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRow : IFeatureRow<TRow> => Trainer.Fit<TSelf, T>(network, Dataset.From(rows), options);

    /// <summary>Trains a network on rows whose features a preprocessing makes.</summary>
    /// <param name="preprocessing">Fitted to rows of this type.</param>
    /// <inheritdoc cref="Fit{TSelf, T, TRow}(TSelf, IEnumerable{TRow}, TrainingOptions)"/>
    public static History Fit<TSelf, T, TRow>(TSelf network, IEnumerable<TRow> rows, Preprocessing preprocessing, TrainingOptions options)
        where TSelf : class, ITrainableNetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRow : IRow<TRow>
    {
        RequireWidth<TSelf, T>(preprocessing);
        return Trainer.Fit<TSelf, T>(network, preprocessing.Transform(rows), options);
    }
#pragma warning restore CS1573

    /// <summary>The prediction of what stands in the first numbers; the outputs go into the others.</summary>
    private static TPrediction Run<TSelf, T, TPrediction>(TSelf network, Span<T> numbers, int inputSize, bool logarithmic)
        where TSelf : class, INetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TPrediction : IPrediction<TPrediction>
    {
        Span<T> outputs = numbers[inputSize..];
        network.Predict(numbers[..inputSize], outputs);
        if (logarithmic)
        {
            foreach (ref T output in outputs)
            {
                output = T.Exp(output);
            }
        }

        return TPrediction.Of<T>(outputs);
    }

    private static void RequireRow<TRow>(TRow row)
    {
        // A struct is not boxed to be compared.
        if (row is null)
        {
            throw new ArgumentNullException(nameof(row));
        }
    }

    private static void RequireWidth<TSelf, T>(Preprocessing preprocessing)
        where TSelf : class, INetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(preprocessing);
        if (preprocessing.FeatureCount != TSelf.Info.InputSize)
        {
            throw new ArgumentException(
                $"The preprocessing makes {preprocessing.FeatureCount} features, but {TSelf.Info.Name} takes {TSelf.Info.InputSize}: write [Input({preprocessing.FeatureCount})].",
                nameof(preprocessing));
        }
    }

    private static void Return<T>(T[]? rented)
    {
        if (rented is not null)
        {
            ArrayPool<T>.Shared.Return(rented);
        }
    }
}
